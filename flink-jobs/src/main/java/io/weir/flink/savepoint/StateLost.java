package io.weir.flink.savepoint;

import io.weir.upgrade.Upgrade;
import io.weir.upgrade.UpgradePrinter;

/** A start from a savepoint that would lose state which the spec does not name; the message is the whole verdict. */
public final class StateLost extends Exception {
    private static final long serialVersionUID = 1L;

    StateLost(Upgrade upgrade) {
        super("STATE_IDENTITY: the savepoint has state that this spec would lose\n\n" + UpgradePrinter.text(upgrade));
    }
}
