package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Threat;
import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which Host headers are meant for this server: none that a foreign page could bring along.
class HostPolicyTest {
    private static final Set<String> BOUND = Set.of("192.168.1.5", "fe80:0:0:0:0:0:0:1a");

    private final HostPolicy policy = HostPolicy.answeringTo("Workshop.local", BOUND::contains);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8000",
                "127.0.0.1",
                "127.1.2.3",
                "localhost",
                "LOCALHOST:1",
                "app.localhost:8000",
                "[::1]:8000",
                "[::1]",
                "[0:0::0001]",
                "192.168.1.5:8000",
                "192.168.1.5",
                "[fe80::1a]:8000",
                "[FE80::001A]",
                "workshop.local:8000"
            })
    void loopbackAddressesAndNamesWhatItIsBoundToAndItsOwnNameAreThisServer(String host) {
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
                "192.168.1.6:8000",
                "8.8.8.8",
                "0.0.0.0:8000",
                "192.168.001.5",
                "127.0.0.256",
                "127.0.1",
                "[fe80::1b]",
                "[::]",
                "[::1",
                "[1::1::1]",
                "[::ffff:127.0.0.1]",
                ""
            })
    void everythingElseIsNot(String host) {
        assertThat(policy.allows(host)).isFalse();
    }

    @Threat("B3")
    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.5", "[fe80::1a]", "workshop.local"})
    void aServerOnLoopbackAnswersToNoOtherAddress(String host) {
        assertThat(HostPolicy.LOOPBACK_ONLY.allows(host)).isFalse();
    }

    @Threat("B3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:",
                "a_b.example:8000",
                "%41.example",
                "127.0.0.256:1",
                "[::1]:8000",
                "[v1.a:b]",
                "rebound.example"
            })
    void aNameOrAnAddressWithOrWithoutAPortIsWellFormed(String host) {
        assertThat(HostAddress.isWellFormed(host)).isTrue();
    }

    @Threat("B3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":8000",
                "a b",
                "a/b",
                "user@localhost",
                "localhost:80:80",
                "localhost:http",
                "%4.example",
                "[::1",
                "[localhost]",
                "[::1]a",
                "\u00e4.example",
                "a#b",
                "a,b c"
            })
    void anythingElseIsNoHost(String host) {
        assertThat(HostAddress.isWellFormed(host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,          127.0.0.1",
        "[::1],              0:0:0:0:0:0:0:1",
        "[2001:db8::a:0],    2001:db8:0:0:0:0:a:0",
        "[1:2:3:4:5:6:7:8],  1:2:3:4:5:6:7:8",
        "[::],               0:0:0:0:0:0:0:0",
        "[0abc::],           abc:0:0:0:0:0:0:0"
    })
    void anAddressIsWrittenAsJavaWritesIt(String written, String canonical) throws Exception {
        assertThat(HostAddress.of(written).map(HostAddress::canonical)).hasValue(canonical);
        assertThat(InetAddress.ofLiteral(written.replaceAll("[\\[\\]]", "")).getHostAddress())
                .isEqualTo(canonical);
    }
}
