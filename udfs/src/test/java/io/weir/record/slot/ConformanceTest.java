package io.weir.record.slot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader and Jackson at its strictest agree with the verdicts of conformance.txt, and the scanner goes no further. */
class ConformanceTest {
    private static final int MAX_DEPTH = 64;

    private final JsonFactory jackson = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Slots slots = new Slots(1);
    private final SlotScanner scanner =
            new SlotScanner(JsonReader.STANDARD, slots, name -> new SlotTree().add(java.util.List.of(), 0));

    @ParameterizedTest
    @MethodSource("cases")
    void theReaderAndJacksonAgreeWithTheVerdict(String line) throws IOException {
        byte[] document = bytes(line);

        assertThat(reads(document)).as(line).isEqualTo(line.startsWith("y"));
        assertThat(jacksonReads(document)).as("Jackson: " + line).isEqualTo(line.startsWith("y"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScannerAcceptsTheSameInsideARecord(String line) throws IOException {
        byte[] document = inField(bytes(line));
        boolean unusual = line.contains("\\u0061\":1}") || line.contains("a\\nb");

        assertThat(scanner.scan(document)).as(line).isEqualTo(reads(document) && !unusual);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScannerAcceptsNoWrongRecord(String line) throws IOException {
        byte[] document = bytes(line);

        assertThat(scanner.scan(document) && !reads(document)).as(line).isFalse();
    }

    @Test
    void bothVerdictsOccurOften() throws IOException {
        assertThat(cases().filter(line -> line.startsWith("y"))).hasSizeGreaterThan(80);
        assertThat(cases().filter(line -> line.startsWith("n"))).hasSizeGreaterThan(150);
    }

    static Stream<String> cases() throws IOException {
        try (InputStream in = JsonReader.class.getResourceAsStream("conformance.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    private static byte[] bytes(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 2; i < line.length(); i++) {
            if (line.charAt(i) == '%') {
                bytes.write(Integer.parseInt(line.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(line.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] inField(byte[] value) {
        return ("{\"some field\":" + new String(value, ISO_8859_1) + ",\"b\":0}").getBytes(ISO_8859_1);
    }

    private static boolean reads(byte[] document) {
        try {
            JsonReader.STANDARD.read(document);
            return true;
        } catch (JsonRejected rejected) {
            return false;
        }
    }

    /** Jackson guesses encodings and is lenient about UTF-8, so it gets characters. */
    private boolean jacksonReads(byte[] document) {
        try (JsonParser parser = jackson.createParser(
                UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString())) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.getText();
            return parser.nextToken() == null;
        } catch (IOException rejected) {
            return false;
        }
    }
}
