package framescope.ui.files;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Ports as a user types them.
final class PortList {
    private static final int HIGHEST = 0xffff;

    private PortList() {}

    /// The ports of a text such as `8080, 9000`; empty when it is no such text. No ports are a list
    /// too.
    static Optional<Set<Integer>> parse(String text) {
        Set<Integer> ports = new LinkedHashSet<>();
        for (String word : text.strip().split("[,;\\s]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            int port = word.matches("[0-9]{1,5}") ? Integer.parseInt(word) : 0;
            if (port < 1 || port > HIGHEST) {
                return Optional.empty();
            }
            ports.add(port);
        }
        return Optional.of(ports);
    }
}
