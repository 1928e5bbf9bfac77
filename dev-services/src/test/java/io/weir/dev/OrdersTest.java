package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrdersTest {
    private static final int COUNT = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Orders orders = Orders.seeded(7);

    @Test
    void sharesAreAsPromised() {
        Ledger ledger = orders.ledger(COUNT);

        assertThat(ledger.total()).isEqualTo(COUNT);
        assertThat(percent(ledger, Fate.DUPLICATE)).isCloseTo(5, within(0.6));
        assertThat(percent(ledger, Fate.FILTERED)).isCloseTo(3, within(0.5));
        assertThat(percent(ledger, Fate.MALFORMED)).isCloseTo(1, within(0.3));
        assertThat(percent(ledger, Fate.REFUSED)).isCloseTo(1, within(0.3));
    }

    @Test
    void sameSeedGivesTheSameRecordsAndAnotherSeedOthers() {
        assertThat(orders.first(500))
                .containsExactlyElementsOf(Orders.seeded(7).first(500).toList());
        assertThat(orders.first(500))
                .doesNotContainSequence(Orders.seeded(8).first(500).toList());
    }

    @ParameterizedTest
    @CsvSource({"7, 20000", "1, 200000"})
    void fatesFollowFromTheRecordsAlone(long seed, long count) {
        Orders generated = Orders.seeded(seed);
        Set<String> seen = new HashSet<>();
        Set<String> stored = new HashSet<>();
        generated.first(count).forEach(order -> {
            Fate observed = observe(order, seen);
            assertThat(observed).as(order.json()).isEqualTo(order.fate());
            if (observed == Fate.STORED) {
                stored.add(order.id());
            }
        });

        assertThat(generated.expectedIds(count)).isEqualTo(stored);
        assertThat(stored).hasSize((int) generated.ledger(count).of(Fate.STORED));
    }

    @Test
    void everyKindOfRefusalAndDamageOccurs() {
        List<String> refused = orders.first(COUNT)
                .filter(order -> order.fate() == Fate.REFUSED)
                .map(order -> refusal(parse(order)))
                .toList();

        assertThat(Set.copyOf(refused)).containsExactlyInAnyOrder("amount", "name", "email");
    }

    @Test
    void recordsAreAboutThreeHundredBytes() {
        double mean = orders.first(1000).collect(Collectors.averagingInt(order -> order.value().length));

        assertThat(mean).isBetween(250.0, 350.0);
    }

    @Test
    void recordsCarryKeyAndEventTime() {
        var record = orders.records("orders", 1).next();
        Order order = orders.at(0);

        assertThat(record.key()).isEqualTo(order.key());
        assertThat(record.value()).isEqualTo(order.value());
        assertThat(record.timestamp()).isEqualTo(order.orderedAt().toEpochMilli());
    }

    /** The flow's rules once more, from the bytes and not from the generator. */
    private static Fate observe(Order order, Set<String> seen) {
        if (order.fate() == Fate.MALFORMED) {
            assertThatThrownBy(() -> JSON.readTree(order.value())).isInstanceOf(JacksonException.class);
            return Fate.MALFORMED;
        }
        JsonNode json = parse(order);
        if (json.get("status").asText().equals("test")) {
            return Fate.FILTERED;
        }
        if (!seen.add(json.get("id").asText())) {
            return Fate.DUPLICATE;
        }
        return refusal(json).isEmpty() ? Fate.STORED : Fate.REFUSED;
    }

    private static String refusal(JsonNode json) {
        if (json.get("amount").decimalValue().compareTo(new BigDecimal("10000000000")) >= 0) {
            return "amount";
        }
        if (json.at("/customer/name").asText().length() > 80) {
            return "name";
        }
        return json.at("/customer/email").isNull() ? "email" : "";
    }

    private static JsonNode parse(Order order) {
        try {
            return JSON.readTree(order.json());
        } catch (JacksonException broken) {
            throw new AssertionError(order.json(), broken);
        }
    }

    private static double percent(Ledger ledger, Fate fate) {
        return 100.0 * ledger.of(fate) / COUNT;
    }
}
