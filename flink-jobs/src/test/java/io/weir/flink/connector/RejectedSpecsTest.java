package io.weir.flink.connector;

import io.weir.testing.RejectedSpecs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every mistake that a spec can have, with the real connectors. */
final class RejectedSpecsTest {
    @TestFactory
    List<DynamicTest> rejectedSpecsReportTheirProblems() throws IOException {
        return RejectedSpecs.tests(Path.of("..", "flow-specs", "rejected"), Connectors.catalog());
    }
}
