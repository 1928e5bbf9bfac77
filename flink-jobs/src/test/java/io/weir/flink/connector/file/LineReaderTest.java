package io.weir.flink.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.LineInput;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
    @TempDir
    Path directory;

    @Test
    void linesEndWithOrWithoutCarriageReturnAndTheLastMayLackAnEnd() throws IOException {
        List<RecordAndPosition<SourceRecord>> lines = read("{\"a\":1}\r\n\n{\"a\":2}\n\r\nlast", 0);

        assertThat(texts(lines)).containsExactly("{\"a\":1}", "{\"a\":2}", "last");
        assertThat(lines)
                .extracting(line -> line.getRecord().coordinates().position())
                .containsExactly(0L, 10L, 20L);
        assertThat(lines).extracting(RecordAndPosition::getOffset).containsExactly(9L, 18L, 24L);
    }

    @Test
    void aReaderGoesOnBehindTheLastLineThatWasTaken() throws IOException {
        String text = "one\ntwo\nthree\n";
        for (RecordAndPosition<SourceRecord> line : read(text, 0)) {
            List<String> rest = texts(read(text, line.getOffset()));

            assertThat(rest)
                    .isEqualTo(text.substring((int) line.getOffset()).lines().toList());
        }
    }

    @Test
    void linesLongerThanTheBufferAreWhole() throws IOException {
        String big = "x".repeat(200_000);

        assertThat(texts(read(big + "\n" + big + "y\n", 0))).containsExactly(big, big + "y");
    }

    @Test
    void aLineWithoutEndCannotExhaustTheMemory() throws IOException {
        String huge = "x".repeat(LineInput.LONGEST_LINE + 5000);

        List<RecordAndPosition<SourceRecord>> lines = read(huge + "\nnext\n", 0);

        assertThat(Objects.requireNonNull(lines.get(0).getRecord().payload())).hasSize(LineInput.LONGEST_LINE + 1);
        assertThat(texts(lines.subList(1, 2))).containsExactly("next");
        assertThat(lines.get(1).getRecord().coordinates().position()).isEqualTo(huge.length() + 1L);
    }

    @Test
    void anEmptyFileHasNoRecords() throws IOException {
        assertThat(read("", 0)).isEmpty();
        assertThat(read("\n\n\r\n", 0)).isEmpty();
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() throws IOException {
        Path file = directory.resolve("bytes");
        Files.write(file, new byte[] {(byte) 0xff, 0, (byte) 0xc3, '\n'});

        assertThat(read(file, 0).get(0).getRecord().payload()).containsExactly(0xff, 0, 0xc3);
    }

    private List<RecordAndPosition<SourceRecord>> read(String text, long from) throws IOException {
        Path file = directory.resolve("lines");
        Files.writeString(file, text);
        return read(file, from);
    }

    private static List<RecordAndPosition<SourceRecord>> read(Path file, long from) throws IOException {
        org.apache.flink.core.fs.Path path = new org.apache.flink.core.fs.Path(file.toUri());
        FileSourceSplit split = new FileSourceSplit("s", path, 0, Files.size(file), 7, Files.size(file))
                .updateWithCheckpointedPosition(new CheckpointedPosition(from, 0));
        List<RecordAndPosition<SourceRecord>> lines = new ArrayList<>();
        try (BulkFormat.Reader<SourceRecord> reader = new LineFormat().restoreReader(new Configuration(), split)) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var line = batch.next(); line != null; line = batch.next()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static List<String> texts(List<RecordAndPosition<SourceRecord>> lines) {
        return lines.stream()
                .map(line -> new String(Objects.requireNonNull(line.getRecord().payload()), StandardCharsets.UTF_8))
                .toList();
    }
}
