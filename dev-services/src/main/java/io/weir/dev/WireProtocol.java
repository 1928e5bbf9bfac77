package io.weir.dev;

import java.util.Locale;
import java.util.function.Predicate;

/** What a {@link TcpProxy} understands of the bytes that it passes on. */
public enum WireProtocol {
    /** Requests are named as in {@link org.apache.kafka.common.protocol.ApiKeys}, for example {@code PRODUCE}. */
    KAFKA {
        @Override
        public Predicate<String> commit() {
            return "END_TXN"::equals;
        }

        @Override
        Conversation overhear() {
            return new KafkaConversation();
        }
    },
    /** Requests are named by their SQL, of which the first 1000 bytes or so are known. */
    POSTGRES {
        @Override
        public Predicate<String> commit() {
            return sql -> sql.strip().toUpperCase(Locale.ROOT).startsWith("COMMIT");
        }

        @Override
        Conversation overhear() {
            return new PostgresConversation();
        }
    };

    /** The requests that end a transaction; Kafka's END_TXN may also abort it. */
    public abstract Predicate<String> commit();

    /** Follows a connection from its first byte on. */
    abstract Conversation overhear();
}
