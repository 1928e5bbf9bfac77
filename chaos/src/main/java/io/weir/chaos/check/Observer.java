package io.weir.chaos.check;

import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at a target again and again while its flow is hurt, as a reader of it would, and remembers: what it has seen must
 * still be there the next time. {@link Invariant#I7}.
 */
public final class Observer implements AutoCloseable {
    private static final long PAUSE_NANOS = 300_000_000;

    private final Outside outside;
    private final FlowPlan flow;
    private final Thread thread;
    private final Map<String, Long> seen = new HashMap<>();
    private final Set<String> vanished = new TreeSet<>();
    private volatile boolean closing;
    private final AtomicLong looks = new AtomicLong();

    private Observer(Outside outside, FlowPlan flow) {
        this.outside = outside;
        this.flow = flow;
        this.thread = new Thread(flow.target() == Target.KAFKA ? this::follow : this::poll, "observe-" + flow.name());
        thread.setDaemon(true);
    }

    /** Starts to look at the target of a flow. */
    public static Observer start(Outside outside, FlowPlan flow) {
        Observer observer = new Observer(outside, flow);
        observer.thread.start();
        return observer;
    }

    /** How often it has seen the target. */
    public long looks() {
        return looks.get();
    }

    /** Stops to look, looks one last time, and says what had vanished. */
    List<Violation> end() throws SQLException, IOException, InterruptedException {
        close();
        thread.join();
        if (flow.target() == Target.KAFKA) {
            try (TopicReader reader = TopicReader.committed(outside.brokers(), flow.output())) {
                compare(places(reader.toEnd()));
            }
        } else {
            compare(look());
        }
        return vanished.isEmpty()
                ? List.of()
                : List.of(new Violation(
                        Invariant.I7,
                        vanished.size() + " records that were seen in the target are gone",
                        List.copyOf(vanished)));
    }

    /** A reader of committed records sees each of them once, so they are compared only at the end. */
    private void follow() {
        while (!closing) {
            try (TopicReader reader = TopicReader.committed(outside.brokers(), flow.output())) {
                while (!closing) {
                    seen.putAll(places(reader.poll()));
                    looks.incrementAndGet();
                }
            } catch (KafkaException away) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void poll() {
        while (!closing) {
            try {
                Map<String, Long> now = look();
                compare(now);
                seen.putAll(now);
                looks.incrementAndGet();
            } catch (SQLException | IOException away) {
                // a database that is down shows nothing, which is no evidence of anything
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** What must not vanish, each with a number that must not become smaller. */
    private Map<String, Long> look() throws SQLException, IOException {
        Map<String, Long> now = new HashMap<>();
        if (flow.target() == Target.FILE) {
            for (Path file : outside.folder(flow.output()).finished()) {
                now.put(file.toString(), Files.size(file));
            }
            return now;
        }
        String key = flow.target().keepsLatestOnly() ? "key" : "''";
        for (String row : outside.texts("select " + key + " || '#' || n from " + flow.output())) {
            int cut = row.indexOf('#');
            long n = Long.parseLong(row.substring(cut + 1));
            now.put(cut == 0 ? "#" + n : row.substring(0, cut), n);
        }
        return now;
    }

    private void compare(Map<String, Long> now) {
        seen.forEach((name, number) -> {
            Long still = now.get(name);
            if (still == null || still < number) {
                vanished.add(name + " with " + number + (still == null ? "" : ", now " + still));
            }
        });
    }

    private Map<String, Long> places(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Long> places = new HashMap<>();
        records.forEach(record -> places.put(
                "partition " + record.partition() + " offset " + record.offset(),
                Outside.found(record).n()));
        return places;
    }

    @Override
    public void close() {
        closing = true;
    }
}
