package io.weir.chaos.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Shape SHAPE = Shape.steady(5_000, 500).withGiants().withExtraFrom(2_000);
    private static final Workload WORKLOAD = new Workload(7, SHAPE);

    @Test
    void theSameSeedMakesTheSameRecords() {
        assertThat(texts(new Workload(7, SHAPE))).isEqualTo(texts(WORKLOAD));
        assertThat(texts(new Workload(8, SHAPE))).isNotEqualTo(texts(WORKLOAD));
    }

    @Test
    void everyKindOccurs() {
        Map<Kind, Long> kinds = WORKLOAD.items().collect(Collectors.groupingBy(Item::kind, Collectors.counting()));

        assertThat(kinds).containsOnlyKeys(Kind.values());
        assertThat(kinds.get(Kind.PLAIN)).isGreaterThan(3_500);
    }

    @Test
    void aDuplicateFollowsAPlainRecordInItsLane() {
        Map<String, Item> originals = new HashMap<>();
        List<Item> items = WORKLOAD.items().toList();
        for (Item item : items) {
            if (item.kind() == Kind.DUPLICATE) {
                assertThat(originals.get(item.id()))
                        .isNotNull()
                        .matches(original ->
                                original.lane() == item.lane() && original.key().equals(item.key()));
            }
            if (item.kind() == Kind.PLAIN) {
                originals.put(item.id(), item);
            }
        }
        assertThat(items).anyMatch(item -> item.kind() == Kind.DUPLICATE);
    }

    @Test
    void lateRecordsComeAfterTheCalmAndExtraOnesFromTheirMark() {
        assertThat(WORKLOAD.items().filter(item -> item.kind() == Kind.LATE))
                .isNotEmpty()
                .allMatch(item -> item.n() >= SHAPE.calm());
        assertThat(WORKLOAD.items().filter(item -> item.kind() == Kind.EXTRA))
                .isNotEmpty()
                .allMatch(item -> item.n() >= SHAPE.extraFrom());
    }

    @Test
    void newLanesAreUsedOnlyAfterTheGrowth() {
        Workload growing = new Workload(7, Shape.steady(4_000, 500).growingAt(2_000));

        assertThat(growing.items().filter(item -> item.n() < 2_000)).allMatch(item -> item.lane() < 2);
        assertThat(growing.items().map(Item::lane)).contains(0, 1, 2, 3);
        Map<String, Integer> lanes = new HashMap<>();
        growing.items()
                .forEach(item -> assertThat(lanes.computeIfAbsent(item.key(), unseen -> item.lane()))
                        .isEqualTo(item.lane()));
    }

    @Test
    void poisonIsNoRecordAndKeepsItsSize() {
        assertThat(Poison.DEEP_ARRAYS.spoil("{}")).hasSize(200_000);
        assertThat(Poison.TOMBSTONE.spoil("{}")).isNull();
        assertThat(new String(Poison.NAME_TWICE.spoil("{\"n\":7}"), UTF_8)).isEqualTo("{\"n\":0,\"n\":7}");
    }

    private static List<String> texts(Workload workload) {
        return workload.items().map(Item::stored).toList();
    }
}
