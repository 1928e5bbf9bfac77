package io.weir.flink.connector.kafka;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the job when a transaction cannot be committed any more. Flink calls that a failure with a known reason, counts it
 * and goes on; but the checkpoint says that the records were written, so they would be gone.
 *
 * <p>Brokers also refuse a commit that is still under way, for the moment until it is done: a task that restarts meets that
 * when its predecessor had just sent the commit. So the broker is asked what became of the transaction first.
 */
@SuppressWarnings("try") // close() declares what the interface declares
final class StrictCommitter implements Committer<KafkaCommittable> {
    private static final Logger LOG = LoggerFactory.getLogger(StrictCommitter.class);

    private final Committer<KafkaCommittable> committer;
    private final CommitCheck check;
    private final String topic;
    private final boolean acceptLoss;

    StrictCommitter(Committer<KafkaCommittable> committer, CommitCheck check, String topic, boolean acceptLoss) {
        this.committer = committer;
        this.check = check;
        this.topic = topic;
        this.acceptLoss = acceptLoss;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) throws IOException, InterruptedException {
        List<Watched> watched = requests.stream().map(Watched::new).toList();
        committer.commit(List.copyOf(watched));
        for (Watched request : watched) {
            Throwable refusal = request.refusal;
            if (refusal != null) {
                settle(request, refusal);
            }
        }
    }

    private void settle(Watched refused, Throwable refusal) throws IOException, InterruptedException {
        KafkaCommittable committable = refused.getCommittable();
        if (check.isCommitted(committable)) {
            LOG.info("transaction {} was committed before", committable.getTransactionalId());
            refused.request.signalAlreadyCommitted();
            return;
        }
        refused.request.signalFailedWithKnownReason(refusal);
        DataLossSuspected loss = DataLossSuspected.of(topic, committable.getTransactionalId(), refusal);
        if (!acceptLoss) {
            throw loss;
        }
        LOG.error("going on after a loss, as the option acceptLoss says", loss);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }

    /** A request that keeps a refusal to itself until it is known what it means. */
    private static final class Watched implements CommitRequest<KafkaCommittable> {
        private final CommitRequest<KafkaCommittable> request;
        private @Nullable Throwable refusal;

        Watched(CommitRequest<KafkaCommittable> request) {
            this.request = request;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            refusal = reason;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            request.signalFailedWithUnknownReason(reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }
}
