package io.weir.chaos.report;

/**
 * A part of the report that somebody else writes.
 *
 * @param text Markdown
 */
public record Section(String title, String text) {}
