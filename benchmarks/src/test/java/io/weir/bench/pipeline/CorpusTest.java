package io.weir.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    static List<CorpusCase> variants() {
        return CorpusCase.STANDARD;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aVariantIsTheSameEveryTime(CorpusCase variant) {
        assertThat(Corpus.of(variant)).isDeepEqualTo(Corpus.of(CorpusCase.named(variant.name())));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void oneRecordInAHundredIsMalformed(CorpusCase variant) {
        long malformed = Arrays.stream(Corpus.of(variant))
                .filter(record -> !isJson(record))
                .count();

        assertThat(malformed * 100.0 / Corpus.SIZE).isBetween(0.5, 1.5);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void recordsAreAsLargeAsTheirShapeSays(CorpusCase variant) {
        double average = Arrays.stream(Corpus.of(variant))
                .mapToInt(record -> record.length)
                .average()
                .orElseThrow();

        int wanted = variant.shape() == CorpusCase.Shape.FLAT ? 328 : 1_800;
        if (variant.layout() == CorpusCase.Layout.PRETTY) {
            assertThat(average).isGreaterThan(wanted * 1.1);
        } else {
            assertThat(average).isBetween(wanted * 0.97, wanted * 1.03);
        }
    }

    private static boolean isJson(byte[] record) {
        try {
            JsonReader.STANDARD.read(record);
            return true;
        } catch (JsonRejected malformed) {
            return false;
        }
    }
}
