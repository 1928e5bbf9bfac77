package io.weir.flink.connector.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Lists the files of a pattern, sorted by path; each is one split, named by its path. */
final class NamedFiles implements FileEnumerator {
    private final FilePattern pattern;

    NamedFiles(FilePattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) throws IOException {
        List<FileSourceSplit> splits = new ArrayList<>();
        for (Path path : paths) {
            FileSystem system = path.getFileSystem();
            FileStatus status = system.getFileStatus(path);
            if (status == null) {
                throw new FileNotFoundException(path.toString());
            }
            if (status.isDir()) {
                addFiles(path, system, splits);
            } else {
                splits.add(split(status));
            }
        }
        splits.sort(Comparator.comparing(split -> split.path().getPath()));
        return splits;
    }

    private void addFiles(Path directory, FileSystem system, List<FileSourceSplit> splits) throws IOException {
        for (FileStatus status : system.listStatus(directory)) {
            if (status.isDir()) {
                if (!status.getPath().getName().startsWith(".")) {
                    addFiles(status.getPath(), system, splits);
                }
            } else if (pattern.accepts(status.getPath())) {
                splits.add(split(status));
            }
        }
    }

    private static FileSourceSplit split(FileStatus file) {
        return new FileSourceSplit(
                file.getPath().toString(), file.getPath(), 0, file.getLen(), file.getModificationTime(), file.getLen());
    }
}
