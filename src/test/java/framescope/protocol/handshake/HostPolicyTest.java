package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Threat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which Host headers are meant for this server: none that a foreign page could bring along.
class HostPolicyTest {
    private final HostPolicy policy = HostPolicy.answeringTo("Workshop.local");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8000",
                "127.0.0.1",
                "localhost",
                "LOCALHOST:1",
                "app.localhost:8000",
                "[::1]:8000",
                "[::1]",
                "192.168.1.5:8000",
                "workshop.local:8000"
            })
    void addressesLoopbackNamesAndItsOwnNameAreThisServer(String host) {
        assertThat(policy.allows(host)).isTrue();
    }

    @Threat("B3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example:8000",
                "localhost.example",
                "127.0.0.1.example",
                "evil.example#localhost",
                "user@localhost",
                "workshop.local.evil.example",
                "localhost:80:80",
                "[::1",
                ""
            })
    void everythingElseIsNot(String host) {
        assertThat(policy.allows(host)).isFalse();
    }
}
