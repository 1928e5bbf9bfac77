package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.udf.RecordRejected;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyTextTest {
    private final CopyText line = new CopyText();

    @Test
    void fieldsAreSeparatedAndEscaped() throws RecordRejected {
        line.begin().field("a\tb").field(null).field("c\\N\r\n").field("\u0001 ä € 😀");

        assertThat(text()).isEqualTo("a\\tb\t\\N\tc\\\\N\\r\\n\t\u0001 ä € 😀");
    }

    @Test
    void anEmptyFirstFieldIsAField() throws RecordRejected {
        line.begin().field("").field("").field("x");

        assertThat(text()).isEqualTo("\t\tx");
    }

    @Test
    void anotherLineForgetsTheOneBefore() throws RecordRejected {
        line.begin().field("a long line that is given up \ud800");
        line.begin().field("b");

        assertThat(text()).isEqualTo("b");
    }

    @Test
    void halvesOfPairsAreRefused() {
        line.begin().field("x\ud83d").field("\ude00");

        assertThatThrownBy(line::encode).isInstanceOf(RecordRejected.class).hasMessageContaining("surrogate");
    }

    @Test
    void anyTextIsEncodedAsJavaDoes() throws RecordRejected {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String value = random.ints(random.nextInt(400), 0x20, 0x11_0000)
                    .filter(code -> code != '\\' && (code < 0xD800 || code > 0xDFFF))
                    .map(code -> random.nextBoolean() ? code : 0x20 + code % 0x3c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            line.begin().field(value);
            assertThat(line.encode()).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String text() throws RecordRejected {
        return new String(line.encode(), StandardCharsets.UTF_8);
    }
}
