package org.masthead.site;

/** What a web address looks like that people are sent to. */
public final class WebUrl {

    /** Absolute, without anything that would have to be escaped. */
    public static final String PATTERN = "https?://[^\\s<>\"\\\\^`{|}]+";

    public static final String MESSAGE = "must be an absolute http or https URL without spaces";

    private WebUrl() {}
}
