package io.weir.flink.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.Coordinates;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Collects the letters of one replay and writes them to a file, in the order in which the source had delivered their records: a
 * key's records stay in their order. Letters wait in a file of their own; memory holds where each begins.
 */
public final class Selection implements AutoCloseable {
    private static final Comparator<Coordinates> SOURCE_ORDER = Comparator.comparing(Coordinates::origin)
            .thenComparingInt(Coordinates::partition)
            .thenComparingLong(Coordinates::position);

    private final Path unsorted;
    private final OutputStream out;
    private final Map<Coordinates, List<Extent>> letters = new TreeMap<>(SOURCE_ORDER);
    private long written;
    private long count;

    private Selection(Path unsorted, OutputStream out) {
        this.unsorted = unsorted;
        this.out = out;
    }

    /** An empty selection, with its temporary file in {@code directory}. */
    public static Selection in(Path directory) throws IOException {
        Path unsorted = Files.createTempFile(directory, "letters", ".jsonl");
        return new Selection(unsorted, new BufferedOutputStream(Files.newOutputStream(unsorted)));
    }

    /** Adds a letter; it must be whole. */
    public void add(KeptLetter letter) throws IOException {
        byte[] kept = SelectionLine.kept(letter.written());
        letters.computeIfAbsent(letter.letter().origin().coordinates(), unseen -> new ArrayList<>(1))
                .add(new Extent(written, kept.length));
        out.write(kept);
        written += kept.length;
        count++;
    }

    /** How many letters there are. */
    public long letters() {
        return count;
    }

    /** How many records will be sent: fewer than letters when one record made several. */
    public long records() {
        return letters.size();
    }

    /** Writes the file; when this returns, it is on disk. */
    public void writeTo(Path file) throws IOException {
        out.flush();
        try (RandomAccessFile kept = new RandomAccessFile(unsorted.toFile(), "r");
                FileOutputStream target = new FileOutputStream(file.toFile())) {
            OutputStream lines = new BufferedOutputStream(target);
            for (List<Extent> ofOneRecord : letters.values()) {
                boolean first = true;
                for (Extent extent : ofOneRecord) {
                    byte[] letter = new byte[extent.length()];
                    kept.seek(extent.start());
                    kept.readFully(letter);
                    lines.write(SelectionLine.start(first).getBytes(UTF_8));
                    lines.write(letter);
                    lines.write(SelectionLine.END.getBytes(UTF_8));
                    first = false;
                }
            }
            lines.flush();
            target.getFD().sync();
        }
    }

    /** The ids of the letters in a file that {@link #writeTo} wrote. */
    public static Set<String> ids(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> ids = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ids.add(SelectionLine.read(line.getBytes(UTF_8)).letter().id());
            }
            return ids.stream().collect(Collectors.toSet());
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unsorted);
    }

    private record Extent(long start, int length) {}
}
