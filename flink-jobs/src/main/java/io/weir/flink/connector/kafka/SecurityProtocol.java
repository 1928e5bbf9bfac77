package io.weir.flink.connector.kafka;

import io.weir.declare.Complaints;
import io.weir.declare.Doc;
import java.util.Optional;

/** How a connection to a broker is secured. */
public enum SecurityProtocol {
    @Doc("No encryption, no login.")
    PLAINTEXT,
    @Doc("TLS, no login other than a client certificate.")
    SSL,
    @Doc("Login without encryption.")
    SASL_PLAINTEXT,
    @Doc("Login over TLS.")
    SASL_SSL;

    /** The protocol that the blocks of a spec mean when none is named. */
    static SecurityProtocol of(Optional<SecurityProtocol> named, boolean tls, boolean sasl) {
        SecurityProtocol meant = tls ? (sasl ? SASL_SSL : SSL) : (sasl ? SASL_PLAINTEXT : PLAINTEXT);
        return named.orElse(meant);
    }

    /** Whether the connection is encrypted. */
    boolean encrypts() {
        return this == SSL || this == SASL_SSL;
    }

    /** Whether the client logs in. */
    boolean logsIn() {
        return this == SASL_PLAINTEXT || this == SASL_SSL;
    }

    /** Complains when the protocol and the blocks beside it contradict each other. */
    void check(boolean tls, boolean sasl, Complaints complaints) {
        if (tls && !encrypts()) {
            complain(
                    "does not encrypt, but there is a 'tls' block", "remove 'tls' or name SSL or SASL_SSL", complaints);
        }
        if (sasl && !logsIn()) {
            complain(
                    "has no login, but there is a 'sasl' block",
                    "remove 'sasl' or name SASL_PLAINTEXT or SASL_SSL",
                    complaints);
        }
        if (!sasl && logsIn()) {
            complain("logs in, but there is no 'sasl' block", "add 'sasl' or name PLAINTEXT or SSL", complaints);
        }
    }

    private void complain(String contradiction, String hint, Complaints complaints) {
        complaints.error("securityProtocol", "security protocol " + name() + " " + contradiction, hint);
    }
}
