package io.weir.flink.connector.kafka;

import io.weir.flink.TaskSecrets;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;

/** Asks the brokers what became of a transaction. */
record CommitCheck(Connection connection, TaskSecrets secrets) {
    /**
     * Whether the commit of this very transaction is done, or decided and under way. Ids are used once, so a later
     * transaction of the same id shows by its epoch: one more than ours is what the commit itself leaves behind.
     */
    boolean isCommitted(KafkaCommittable committable) throws IOException, InterruptedException {
        String id = committable.getTransactionalId();
        try (Admin admin = Admin.create(connection.properties(secrets))) {
            TransactionDescription found =
                    admin.describeTransactions(List.of(id)).description(id).get();
            boolean commits = found.state() == TransactionState.COMPLETE_COMMIT
                    || found.state() == TransactionState.PREPARE_COMMIT;
            int bumps = found.producerEpoch() - committable.getEpoch();
            return commits && found.producerId() == committable.getProducerId() && (bumps == 0 || bumps == 1);
        } catch (ExecutionException e) {
            throw new IOException("cannot find out what became of transaction " + id, e.getCause());
        }
    }
}
