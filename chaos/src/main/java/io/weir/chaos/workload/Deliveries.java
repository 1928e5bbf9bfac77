package io.weir.chaos.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The ledger of a load: where in the source topic the broker put each record that it took. For use by several threads. */
public final class Deliveries {
    private final Map<Place, Long> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> ends = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    /** The broker has taken a record. */
    public void add(long n, Place place) {
        numbers.put(place, n);
        ends.computeIfAbsent(place.partition(), unseen -> new AtomicLong())
                .accumulateAndGet(place.offset() + 1, Math::max);
        count.incrementAndGet();
    }

    /** How many records the broker has taken. */
    public long count() {
        return count.get();
    }

    /** The number of the record at a place; empty when the load put none there. */
    public OptionalLong at(Place place) {
        Long n = numbers.get(place);
        return n == null ? OptionalLong.empty() : OptionalLong.of(n);
    }

    /** The offset behind the last record of each partition that has any. */
    public List<Place> ends() {
        List<Place> places = new ArrayList<>();
        ends.forEach((partition, offset) -> places.add(new Place(partition, offset.get())));
        return places;
    }

    /**
     * A position in the source topic.
     *
     * @param partition of the topic
     * @param offset in the partition
     */
    public record Place(int partition, long offset) {}
}
