package io.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The dead letters of a flow: what there is, and sending them again. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "Shows the dead letters of a flow, and sends them through the flow again.",
        subcommands = {DlqListCommand.class, DlqShowCommand.class, DlqReplayCommand.class, HelpCommand.class})
final class DlqCommand {}
