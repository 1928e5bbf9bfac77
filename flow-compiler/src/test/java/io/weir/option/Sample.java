package io.weir.option;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Formerly;
import io.weir.declare.NotEmpty;
import io.weir.declare.Range;
import io.weir.declare.Sensitive;
import io.weir.declare.Setting;
import io.weir.record.Path;
import io.weir.udf.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An options record with every type of option. */
@Doc("Options of all types.")
record Sample(
        @Doc("Broker addresses.") @NotEmpty List<Setting> brokers,

        @Doc("Topic to read.") Setting topic,

        @Doc("Who reads.") @Default("weir") @Formerly("group")
        String consumerGroup,

        @Doc("Rows per batch.") @Default("100") @Range(min = 1, max = 1000)
        int batchSize,

        @Doc("Rows in all.") Optional<Long> limit,

        @Doc("Time between reads.") @Default("5s") Duration interval,

        @Doc("Whether rows are compressed.") @Default("false")
        boolean compressed,

        @Doc("How to log in.") @Default("scram-sha-256") Mechanism mechanism,

        @Doc("Password.") @Sensitive Optional<Setting> password,

        @Doc("PIN.") @Sensitive Optional<Integer> pin,

        @Doc("Fields to keep.") @Default("[]") List<Path> fields,

        @Doc("Names to change.") @Default("{}") Map<String, String> renames,

        @Doc("Which records to keep.") Optional<Condition> condition,

        @Doc("Transport security.") Optional<Tls> tls,

        @Doc("Where to store.") @Default("{type: memory}") Store store)
        implements Checked {
    enum Mechanism {
        @Doc("Clear text.")
        PLAIN,
        SCRAM_SHA_256,
        SCRAM_SHA_512
    }

    @Doc("Transport security.")
    record Tls(
            @Doc("File with the authority's certificate.") String caFile,

            @Doc("Whether any certificate is fine.") @Default("false")
            boolean insecureSkipVerify) {}

    sealed interface Store permits Memory, LocalDisk {}

    @Doc("Keeps it in memory.")
    record Memory() implements Store {}

    @Doc("Keeps it on disk.")
    record LocalDisk(@Doc("Folder on the disk.") String folder) implements Store {}

    @Override
    public void check(Complaints complaints) {
        if (compressed && batchSize == 1) {
            complaints.error("", "compression of single rows does nothing", "set 'batchSize' to more than 1");
        }
        if (consumerGroup.startsWith("_")) {
            complaints.error("consumerGroup", "'" + consumerGroup + "' starts with '_'", "use another name");
        }
        if (limit.isPresent() && fields.isEmpty()) {
            complaints.error("fields", "'limit' needs 'fields'", "set 'fields'");
        }
        if (interval.isZero()) {
            complaints.warning("interval", "reading never pauses", "");
        }
    }
}
