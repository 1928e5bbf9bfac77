package io.weir.spec;

import java.util.List;

/**
 * The content of one spec file.
 *
 * @param flows in the order of the file; those whose kind is not known are missing
 */
public record SpecFile(List<FlowSpec> flows, List<LocalSecret> secrets) {
    public SpecFile {
        flows = List.copyOf(flows);
        secrets = List.copyOf(secrets);
    }
}
