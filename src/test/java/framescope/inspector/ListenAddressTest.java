package framescope.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import framescope.inspector.AddressSyntaxException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses as users write them.
class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8000,     127.0.0.1,   8000",
        "localhost:9000,     localhost,   9000",
        "my-host.example:80, my-host.example, 80",
        "0.0.0.0:65535,      0.0.0.0,     65535",
        "127.0.0.1:0,        127.0.0.1,   0",
        "8000,               127.0.0.1,   8000",
        ":8000,              127.0.0.1,   8000",
        "' 127.0.0.1:8000 ', 127.0.0.1,   8000",
        "[::1]:8000,         ::1,         8000",
        "[::]:8000,          ::,          8000",
        "127.0.0.1:00080,    127.0.0.1,   80"
    })
    void anAddressIsReadAsHostAndPort(String text, String host, int port) throws Exception {
        assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                 EMPTY",
        "'   ',              EMPTY",
        "localhost,          PORT_MISSING",
        "127.0.0.1,          PORT_MISSING",
        "[::1],              PORT_MISSING",
        "127.0.0.1:,         PORT_NOT_A_NUMBER",
        "127.0.0.1:http,     PORT_NOT_A_NUMBER",
        "127.0.0.1:-1,       PORT_NOT_A_NUMBER",
        "127.0.0.1:+80,      PORT_NOT_A_NUMBER",
        "127.0.0.1:٨٠,       PORT_NOT_A_NUMBER",
        "127.0.0.1:65536,    PORT_OUT_OF_RANGE",
        "127.0.0.1:99999999999999, PORT_OUT_OF_RANGE",
        "99999,              PORT_OUT_OF_RANGE",
        "::1:8000,           HOST_INVALID",
        "ws://127.0.0.1:80,  HOST_INVALID",
        "a b:80,             HOST_INVALID",
        "[localhost]:80,     HOST_INVALID",
        "[]:80,              HOST_INVALID"
    })
    void whatIsWrongWithAnAddressIsNamed(String text, Fault fault) {
        AddressSyntaxException problem =
                catchThrowableOfType(AddressSyntaxException.class, () -> ListenAddress.parse(text));
        assertThat(problem).isNotNull();
        assertThat(problem.fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8000", "localhost:1", "[::1]:8000", "0.0.0.0:0"})
    void anAddressIsWrittenAsItIsRead(String text) throws Exception {
        assertThat(ListenAddress.parse(text)).hasToString(text);
    }

    @Test
    void anIpv6AddressStandsInBracketsInAUrl() {
        assertThat(new ListenAddress("::1", 8000).webSocketUrl()).isEqualTo("ws://[::1]:8000/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1", "0:0:0:0:0:0:0:1", "0::1"})
    void loopbackHostsAreKnown(String host) {
        assertThat(new ListenAddress(host, 1).isLoopback()).isTrue();
        assertThat(new ListenAddress(host, 1).isWildcard()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
    void wildcardsAreKnown(String host) {
        assertThat(new ListenAddress(host, 1).isWildcard()).isTrue();
        assertThat(new ListenAddress(host, 1).isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1.1",
                "example.org",
                "127.0.0.1.example.org",
                "localhost.example.org",
                "1",
                "01",
                "::11",
                "2001:db8::1",
                "1:0:0:0:0:0:0:1",
                "fe80::1"
            })
    void everyOtherHostCanBeReachedByOthers(String host) {
        assertThat(new ListenAddress(host, 1).isLoopback()).isFalse();
        assertThat(new ListenAddress(host, 1).isWildcard()).isFalse();
    }

    @Test
    void thePageOfAWildcardIsOpenedOnLoopback() {
        assertThat(new ListenAddress("0.0.0.0", 8000).pageUrl())
                .isEqualTo("http://127.0.0.1:8000/");
        assertThat(new ListenAddress("192.168.1.1", 8000).pageUrl())
                .isEqualTo("http://192.168.1.1:8000/");
    }
}
