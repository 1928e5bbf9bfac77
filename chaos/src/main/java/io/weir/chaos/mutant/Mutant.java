package io.weir.chaos.mutant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The planted faults. Each breaks one promise of the product; a rig that proves something notices all of them. */
public enum Mutant {
    COMMIT_SKIPPED_ON_RESTORE(
            "a restored ledger sink forgets the batches that its checkpoint left to be committed",
            new Site(Types.POSTGRES + "LedgerState", "pending()", Change.advice(Plain.NoElements.class))),
    MARKER_NOT_CHECKED(
            "a batch whose marker is in the ledger is applied again",
            new Site(
                    Types.POSTGRES + "Ledger",
                    "mark(Connection, LedgerTables, Pending)",
                    Change.advice(Plain.YesAfterAll.class)),
            new Site(
                    Types.POSTGRES + "Ledger",
                    "commit(Connection, LedgerTables, Pending)",
                    Change.without("executeUpdate"))),
    EPOCH_NOT_CHECKED(
            "what a dead or frozen task has under way is committed beside the rows of its successor",
            new Site(Types.POSTGRES + "Epochs", "check(Connection, String, long)", Change.advice(Plain.Nothing.class))),
    STAGING_NOT_CLEANED(
            "rows that dead attempts staged are left behind",
            new Site(
                    Types.POSTGRES + "Writers",
                    "clear(Connection, TableName, String)",
                    Change.advice(Plain.Nothing.class))),
    RETRY_NOT_NOTICED(
            "a transaction whose answer was lost is done again as if for the first time",
            new Site(Types.POSTGRES + "Session$Attempt", "repeated()", Change.advice(Plain.No.class))),
    UPSERT_UNGUARDED(
            "an older record replaces a newer one with the same key",
            new Site(Types.POSTGRES + "Target", "guard(List)", Change.advice(Plain.NoText.class))),
    REJECTED_ROWS_LOST(
            "rows that the target refuses in the commit are not kept for the errors sink",
            new Site(
                    Types.POSTGRES + "Ledger",
                    "reject(Connection, LedgerTables, Pending, List)",
                    Change.advice(Plain.Nothing.class))),
    LOST_TRANSACTION_SWALLOWED(
            "the Kafka sink goes on when the brokers have given up a transaction",
            new Site(
                    Types.KAFKA + "StrictCommitter", "settle(Watched, Throwable)", Change.advice(Plain.Nothing.class))),
    COMMIT_CHECK_SAYS_YES(
            "every refused transaction counts as committed before",
            new Site(Types.KAFKA + "CommitCheck", "isCommitted(KafkaCommittable)", Change.advice(Plain.Yes.class))),
    PREFIX_SHARED(
            "the transactional ids of all flows begin alike, so flows abort each other's transactions",
            new Site(
                    Types.KAFKA + "TransactionPrefix",
                    "of(FlowIdentity, String)",
                    Change.advice(Crooked.PrefixOfNode.class))),
    TRANSACTIONS_OFF(
            "the Kafka sink writes without transactions",
            new Site(Types.KAFKA + "TopicSink$Writing", "transactional()", Change.advice(Plain.No.class))),
    OFFSETS_NOT_RESTORED(
            "a restored source starts at the end of its partitions",
            new Site(
                    "org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit",
                    "getStartingOffset()",
                    Change.advice(Crooked.EndOfPartition.class))),
    UNCOMMITTED_READ(
            "the source reads records of aborted transactions",
            new Site(Types.KAFKA + "TopicSource", "resolved()", Change.without("setProperty"))),
    DUPLICATES_FORGOTTEN(
            "deduplicate remembers no key",
            new Site(Types.OPERATOR + "KeyMemory", "remember(long, long)", Change.advice(Plain.Nothing.class))),
    MEMORY_TOO_SHORT(
            "deduplicate forgets a key before its window has passed",
            new Site(Types.OPERATOR + "KeyMemory", "remember(long, long)", Change.advice(Crooked.ForAMoment.class))),
    LATE_RECORDS_PASS(
            "records that come after their time go through",
            new Site(
                    "io.weir.udf.builtin.Deduplicate$FirstWithin",
                    "decide(FlowRecord, Memory, long)",
                    Change.advice(Crooked.NoWatermark.class))),
    DEAD_LETTERS_DROPPED(
            "dead letters are counted and then dropped",
            new Site(
                    Types.OPERATOR + "EnvelopeFunction",
                    "processElement(DeadLetter, Context, Collector)",
                    Change.advice(Plain.Nothing.class))),
    DEAD_LETTERS_ALTERED(
            "the original bytes in dead letters pass through text",
            new Site("io.weir.record.DeadLetterEnvelope", "base64(byte[])", Change.advice(Crooked.ThroughText.class))),
    COUNTERS_NOT_RESTORED(
            "a restored task counts fates from zero",
            new Site(Types.OPERATOR + "Fates", "restore()", Change.advice(Plain.Nothing.class))),
    SECRET_LOGGED(
            "values of secrets show in the log",
            new Site("io.weir.declare.Setting", "resolve(SecretStore)", Change.advice(Crooked.Logged.class)));

    private final String breaks;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is, and a change is a function without state
    private final List<Site> sites;

    Mutant(String breaks, Site... sites) {
        this.breaks = breaks;
        this.sites = List.of(sites);
    }

    /** What goes wrong, for people. */
    public String breaks() {
        return breaks;
    }

    /** The name that the agent takes and the report shows: {@code commit-skipped-on-restore}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mutant of that label. */
    static Mutant of(String label) {
        return Arrays.stream(values())
                .filter(mutant -> mutant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant '" + label + "', only "
                        + Arrays.stream(values()).map(Mutant::label).toList()));
    }

    List<Site> sites() {
        return sites;
    }

    /** Where the product's classes are; an enum's own constants are not yet there when its values are made. */
    private static final class Types {
        static final String POSTGRES = "io.weir.flink.connector.postgres.";
        static final String KAFKA = "io.weir.flink.connector.kafka.";
        static final String OPERATOR = "io.weir.flink.operator.";
    }
}
