package io.weir.flink.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {
    @TempDir
    Path directory;

    @Test
    void aDirectoryIsReadByNameWithAllBelowIt() throws IOException {
        write("b.jsonl", "a.jsonl", "sub/c.jsonl", ".hidden", "_temporary", "sub/.part.inprogress");

        assertThat(list("")).containsExactly("a.jsonl", "b.jsonl", "sub/c.jsonl");
    }

    @Test
    void aPatternMatchesNamesRightBelowItsDirectory() throws IOException {
        write("a-1.jsonl", "a-22.jsonl", "b-1.jsonl", "a-1xjsonl", "sub/a-1.jsonl");

        assertThat(list("/a-?.jsonl")).containsExactly("a-1.jsonl");
        assertThat(list("/a*.jsonl")).containsExactly("a-1.jsonl", "a-22.jsonl");
    }

    @Test
    void aFileIsItself() throws IOException {
        write("only.jsonl");

        assertThat(list("/only.jsonl")).containsExactly("only.jsonl");
    }

    @Test
    void pathsAreNormalised() {
        assertThat(FilePattern.absolute("/a/b/../c/./d")).isEqualTo("/a/c/d");
        assertThat(FilePattern.absolute("file:///a/../b")).isEqualTo("/b");
        assertThat(FilePattern.absolute("s3://bucket/a")).isEqualTo("s3://bucket/a");
        assertThat(FilePattern.absolute("in"))
                .isEqualTo(Path.of("in").toAbsolutePath().toString());
    }

    @Test
    void wildcardsInDirectoriesAreRefused() {
        assertThat(FilePattern.flaw("/data/*/x.jsonl").orElseThrow().message())
                .isEqualTo("'/data/*/x.jsonl' has a wildcard in a directory name");
        assertThat(FilePattern.flaw(" ")).isPresent();
        assertThat(FilePattern.flaw("/data/*.jsonl")).isEmpty();
    }

    @Test
    void filesAreHandedOutByName() throws IOException {
        write("c", "a", "b");
        ByName waiting = new ByName(splits(""));

        String first = waiting.getNext(null).orElseThrow().path().getName();
        waiting.addSplits(List.of(
                new FileSourceSplit("0", new org.apache.flink.core.fs.Path("/0"), 0, 0, SourceRecord.NO_TIME, 0)));

        assertThat(first).isEqualTo("a");
        assertThat(waiting.remainingSplits()).hasSize(3);
        assertThat(waiting.getNext(null).orElseThrow().splitId()).isEqualTo("0");
    }

    private List<String> list(String suffix) throws IOException {
        return splits(suffix).stream()
                .map(split ->
                        directory.relativize(Path.of(split.path().getPath())).toString())
                .toList();
    }

    private List<FileSourceSplit> splits(String suffix) throws IOException {
        FilePattern pattern = FilePattern.of(directory + suffix);
        return List.copyOf(new NamedFiles(pattern)
                .enumerateSplits(
                        new org.apache.flink.core.fs.Path[] {new org.apache.flink.core.fs.Path(pattern.root())}, 1));
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x\n");
        }
    }
}
