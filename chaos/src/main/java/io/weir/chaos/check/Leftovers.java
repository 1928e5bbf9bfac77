package io.weir.chaos.check;

import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.LetterBox;
import io.weir.chaos.flow.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** Looks for what stopped flows must not leave behind: {@link Invariant#I8}. */
final class Leftovers {
    private static final List<TransactionState> ENDED =
            List.of(TransactionState.EMPTY, TransactionState.COMPLETE_ABORT, TransactionState.COMPLETE_COMMIT);

    private final Outside outside;
    private final FlowPlan flow;
    private final Instant quiet;
    private final List<String> found = new ArrayList<>();

    private Leftovers(Outside outside, FlowPlan flow, Instant quiet) {
        this.outside = outside;
        this.flow = flow;
        this.quiet = quiet;
    }

    /**
     * Looks.
     *
     * @param quiet since when no task of the flow has died: what one that died was writing stays, hidden from readers
     */
    static List<Violation> check(Outside outside, FlowPlan flow, Instant quiet)
            throws SQLException, ExecutionException, InterruptedException {
        Leftovers leftovers = new Leftovers(outside, flow, quiet);
        leftovers.transactions();
        leftovers.tables();
        leftovers.files();
        return leftovers.found.isEmpty()
                ? List.of()
                : List.of(new Violation(Invariant.I8, "the stopped flow left something behind", leftovers.found));
    }

    private void transactions() throws ExecutionException, InterruptedException {
        if (flow.target() != Target.KAFKA && flow.letters() != LetterBox.KAFKA) {
            return;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", outside.brokers()))) {
            List<String> open = admin.listTransactions().all().get().stream()
                    .filter(transaction -> !ENDED.contains(transaction.state()))
                    .map(TransactionListing::transactionalId)
                    .toList();
            for (TransactionDescription description :
                    admin.describeTransactions(open).all().get().values()) {
                if (description.topicPartitions().stream()
                        .anyMatch(partition -> partition.topic().startsWith(flow.name() + "-"))) {
                    found.add("an open transaction in " + description.topicPartitions() + ", " + description.state());
                }
            }
        }
    }

    private void tables() throws SQLException {
        if (flow.target() == Target.POSTGRES_LEDGER) {
            waiting("weir\\_stage\\_%", "n");
            waiting("weir\\_rejected\\_%", "record");
        }
        if (flow.letters() == LetterBox.POSTGRES) {
            waiting("weir\\_stage\\_%", "data");
        }
        outside.texts("select gid from pg_prepared_xacts").forEach(id -> found.add("prepared transaction " + id));
    }

    /** A stage has the columns of its target: one of them tells whose rows wait there. */
    private void waiting(String tables, String column) throws SQLException {
        for (String table : outside.texts("select table_name from information_schema.columns where table_name like '"
                + tables + "' and column_name = '" + column + "'")) {
            String rows = outside.texts("select count(*) from " + table).get(0);
            if (!rows.equals("0")) {
                found.add(rows + " rows in " + table);
            }
        }
    }

    private void files() {
        if (flow.target() == Target.FILE) {
            unfinished(flow.output());
        }
        if (flow.letters() == LetterBox.FILE) {
            unfinished(flow.errors());
        }
    }

    private void unfinished(String folder) {
        for (Path file : outside.folder(folder).unfinished(quiet)) {
            found.add("unfinished file " + file.getFileName());
        }
    }
}
