package io.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> OPTIONS = List.of("brokers", "topic", "startFrom");

    @Test
    void typoFindsTheNameThatWasMeant() {
        assertThat(Nearest.to("topics", OPTIONS)).contains("topic");
        assertThat(Nearest.to("tpoic", OPTIONS)).contains("topic");
        assertThat(Nearest.to("StartFrom", OPTIONS)).contains("startFrom");
        assertThat(Nearest.to("start_from", OPTIONS)).contains("startFrom");
    }

    @Test
    void somethingElseFindsNothing() {
        assertThat(Nearest.to("password", OPTIONS)).isEmpty();
        assertThat(Nearest.to("x", OPTIONS)).isEmpty();
        assertThat(Nearest.to("x".repeat(100_000), OPTIONS)).isEmpty();
    }

    @Test
    void hintOffersTheNearestNameAndAllOfThem() {
        assertThat(Nearest.hint("topics", OPTIONS, "options"))
                .isEqualTo("did you mean 'topic'? Options: brokers, topic, startFrom");
        assertThat(Nearest.hint("password", OPTIONS)).isEqualTo("use one of: brokers, topic, startFrom");
    }

    @Test
    void longListsAreNotPrinted() {
        List<String> many = IntStream.range(0, 13).mapToObj(i -> "option" + i).toList();

        assertThat(Nearest.hint("option_1", many)).isEqualTo("did you mean 'option1'?");
        assertThat(Nearest.hint("zzz", many)).isEmpty();
    }

    @Test
    void swappedNeighboursAreOneMistake() {
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}
