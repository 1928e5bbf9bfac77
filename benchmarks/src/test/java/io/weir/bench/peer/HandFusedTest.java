package io.weir.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.bench.pipeline.OutputLine;
import io.weir.bench.pipeline.Pipeline;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expert's operator does what the ordinary one does: a fast peer that is wrong would be no peer. */
class HandFusedTest {
    private final HandFused fused = new HandFused();
    private final JacksonTree tree = new JacksonTree();

    static List<CorpusCase> variants() {
        return CorpusCase.STANDARD;
    }

    @BeforeEach
    void open() {
        fused.open();
        tree.open();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theCorpusComesOutTheSame(CorpusCase variant) {
        byte[][] records = Corpus.of(variant);

        for (int i = 0; i < records.length; i++) {
            assertThat(result(fused, records[i])).isEqualTo(result(tree, records[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"status\":\"active\",\"amount\":100.5}",
                "{\"status\":\"active\",\"amount\":100.0}",
                "{\"status\":\"active\",\"amount\":100}",
                "{\"status\":\"active\",\"amount\":1e3}",
                "{\"status\":\"active\",\"amount\":12.5e-1}",
                "{\"status\":\"active\",\"amount\":-5000}",
                "{\"status\":\"active\",\"amount\":123456789012345678901234}",
                "{\"st\\u0061tus\":\"active\",\"amount\":500}",
                "{\"status\":\"\\u0061ctive\",\"amount\":500}",
                "{\"status\":\"active\",\"amount\":500,\"amount\":1}",
                "{\"status\":\"active\",\"amount\":500,\"payload\":{\"a\":[1,{\"b\":\"\\\"]}\"}]},\"userEmail\":null}",
                "{\"status\":\"active\",\"amount\":500,\"currency\":\"zł€😀\"}",
                "{\"status\":\"active\",\"amount\":500} x",
                "{\"status\":\"active\",\"amount\":0500}",
                "{\"status\":\"active\",\"amount\":500,}",
                "{\"status\":\"active\",\"amount\":500",
                "{\"status\":\"act",
                "{\"status\":\"active\",\"amount\":500,\"payload\":tru}",
                "{\"status\":\"active\",\"amount\":500,\"payload\":\"\\x\"}",
                "{\"status\":\"active\",\"amount\":500,\"payload\":\"a\u0001\"}"
            })
    void soDoRecordsThatAreHardToRead(String record) {
        byte[] bytes = Pipeline.bytes(record);

        assertThat(result(fused, bytes)).isEqualTo(result(tree, bytes));
    }

    @Test
    void bytesThatAreNoTextAreMalformed() {
        byte[] record = Pipeline.bytes("{\"status\":\"active\",\"amount\":500,\"payload\":\"?\"}");
        record[record.length - 3] = (byte) 0xc0;

        assertThat(result(fused, record)).isEqualTo("malformed");
    }

    private static String result(Work work, byte[] record) {
        try {
            byte[] result = work.apply(record, Corpus.time(0));
            return result == null ? "filtered" : OutputLine.record(result);
        } catch (IOException malformed) {
            return "malformed";
        }
    }
}
