package framescope.protocol.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the `Sec-WebSocket-Extensions` headers of a head say (RFC 6455 §9.1).
///
/// @param extensions in their order, as far as they could be read
/// @param wellFormed whether everything is what the grammar allows
public record ExtensionHeader(List<Extension> extensions, boolean wellFormed) {
    /// The header's name.
    public static final String NAME = "Sec-WebSocket-Extensions";

    /// One extension with its parameters, as it is offered or accepted.
    ///
    /// @param parameters in their order; a name may stand there twice
    public record Extension(String name, List<Parameter> parameters) {
        @Override
        public String toString() {
            return parameters.stream()
                    .map(parameter -> "; " + parameter)
                    .collect(Collectors.joining("", name, ""));
        }
    }

    /// One parameter of an extension.
    ///
    /// @param value without the quotation marks that it may have had; empty where there is none
    public record Parameter(String name, Optional<String> value) {
        @Override
        public String toString() {
            return value.map(text -> name + "=" + text).orElse(name);
        }
    }

    /// Reads all such headers of a head, as if they were one. Never throws.
    public static ExtensionHeader of(HttpHead head) {
        List<Extension> extensions = new ArrayList<>();
        boolean wellFormed = true;
        for (String value : head.values(NAME)) {
            wellFormed &= new Reader(value).read(extensions);
        }
        // 1#extension: one at the least, where the header stands there.
        boolean none = extensions.isEmpty() && head.header(NAME).isPresent();
        return new ExtensionHeader(List.copyOf(extensions), wellFormed && !none);
    }

    /// Walks one header's value once, from left to right.
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        // RFC 9110 §5.6.1: empty members of a list are passed over.
        boolean read(List<Extension> into) {
            do {
                skipSpace();
                if (at < text.length() && text.charAt(at) != ',' && !extension(into)) {
                    return false;
                }
                skipSpace();
            } while (skip(','));
            return at == text.length();
        }

        // extension = extension-token *( ";" extension-param )
        private boolean extension(List<Extension> into) {
            String name = token();
            List<Parameter> parameters = new ArrayList<>();
            boolean wellFormed = !name.isEmpty();
            while (wellFormed && skipSpaceAnd(';')) {
                skipSpace();
                wellFormed = parameter(parameters);
            }
            if (!name.isEmpty()) {
                into.add(new Extension(name, List.copyOf(parameters)));
            }
            return wellFormed;
        }

        // extension-param = token [ "=" (token | quoted-string) ]
        private boolean parameter(List<Parameter> into) {
            String name = token();
            if (name.isEmpty()) {
                return false;
            }
            Optional<String> value = Optional.empty();
            if (skipSpaceAnd('=')) {
                skipSpace();
                String word = skip('"') ? quoted() : token();
                if (word.isEmpty()) {
                    return false;
                }
                value = Optional.of(word);
            }
            into.add(new Parameter(name, value));
            return true;
        }

        // What is in the quotation marks must be a token all the same. Empty when it is not.
        private String quoted() {
            StringBuilder word = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                skip('\\');
                if (at == text.length() || !HttpHead.isTokenCharacter(text.charAt(at))) {
                    return "";
                }
                word.append(text.charAt(at++));
            }
            return skip('"') ? word.toString() : "";
        }

        private String token() {
            int from = at;
            while (at < text.length() && HttpHead.isTokenCharacter(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        private boolean skip(char expected) {
            boolean found = at < text.length() && text.charAt(at) == expected;
            at += found ? 1 : 0;
            return found;
        }

        private boolean skipSpaceAnd(char expected) {
            skipSpace();
            return skip(expected);
        }

        private void skipSpace() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }
    }
}
