package framescope.lab;

import framescope.behaviour.HandshakePreset;
import framescope.compose.Preset;
import framescope.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that the lab does to a browser, to see what it makes of it.
public sealed interface Trial {
    /// Frames on an open connection.
    record Frames(Preset preset) implements Trial {
        @Override
        public String id() {
            return preset.name();
        }

        @Override
        public String group() {
            return Messages.of("preset.group", preset.group());
        }

        @Override
        public String name() {
            return Messages.of("preset", preset);
        }

        @Override
        public String about() {
            return Messages.of("preset.about", preset);
        }

        @Override
        public Optional<String> known(String did) {
            return Messages.find("preset.known." + preset.name() + "." + did);
        }
    }

    /// An answer to an opening handshake.
    record Handshake(HandshakePreset preset) implements Trial {
        @Override
        public String id() {
            return "HANDSHAKE_" + preset.name();
        }

        @Override
        public String group() {
            return Messages.get("lab.group.handshake");
        }

        @Override
        public String name() {
            return Messages.of("handshakePreset", preset);
        }

        @Override
        public String about() {
            return Messages.of("handshakePreset.about", preset);
        }

        @Override
        public Optional<String> known(String did) {
            return Messages.find("handshakePreset.known." + preset.name() + "." + did);
        }
    }

    /// Tells it apart from all others, the same in each run and version.
    String id();

    /// The name of the group that it belongs to.
    String group();

    /// Its name.
    String name();

    /// What it shows, in a line.
    String about();

    /// What is known of browsers that do otherwise than RFC 6455 says; empty for nothing.
    ///
    /// @param did what they do instead, as `messages.properties` writes it: such as `1002` or `open.text5`
    Optional<String> known(String did);

    /// All there are, in the order of a run.
    static List<Trial> all() {
        return Stream.<Trial>concat(
                        Stream.of(Preset.values()).map(Frames::new),
                        Stream.of(HandshakePreset.values()).map(Handshake::new))
                .toList();
    }
}
