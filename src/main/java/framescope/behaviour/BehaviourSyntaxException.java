package framescope.behaviour;

import java.util.List;

/// A behaviour that was written as JSON cannot be read.
public final class BehaviourSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What is wrong; the words stand in `messages.properties` under `behaviour.fault.`.
    public enum Fault {
        /// No JSON: what the reader says.
        NOT_JSON,
        /// Too long or too deep: what the reader says.
        TOO_BIG,
        /// A property that does not exist here: its name, and those that do.
        UNKNOWN_PROPERTY,
        /// A property that has to be here is not: its name.
        MISSING,
        /// Not what is needed here: the kind that is.
        WRONG_KIND,
        /// A number out of range: the least, the most.
        OUT_OF_RANGE,
        /// Not one of the words: the word, the choices.
        NOT_ONE_OF,
        /// Too many bytes of UTF-8: the most.
        TOO_LONG,
        /// Not pairs of hexadecimal digits, or no whole frame header.
        BAD_HEX,
        /// No regular expression: what is wrong with it.
        BAD_PATTERN,
        /// No name or value of a header.
        BAD_HEADER,
        /// Not exactly one of these properties: their names.
        NOT_EXACTLY_ONE
    }

    private final Fault fault;
    private final String property;
    private final int line;
    private final int column;
    private final transient List<String> details;

    BehaviourSyntaxException(
            Fault fault, String property, int line, int column, List<String> details) {
        super(fault + " at " + property + " " + line + ":" + column + " " + details);
        this.fault = fault;
        this.property = property;
        this.line = line;
        this.column = column;
        this.details = details;
    }

    public Fault fault() {
        return fault;
    }

    /// Where it stands among the properties, such as `rules[2].when.matches`; empty at the top.
    public String property() {
        return property;
    }

    /// From 1 on.
    public int line() {
        return line;
    }

    /// From 1 on.
    public int column() {
        return column;
    }

    /// The words that the fault's sentence needs.
    public List<String> details() {
        return details;
    }
}
