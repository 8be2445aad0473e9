package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Threat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which origins are let in (RFC 6455 §10.2).
class OriginPolicyTest {

    @Test
    void whoeverNamesNoOriginIsNoBrowserAndIsLetIn() {
        assertThat(OriginPolicy.LOOPBACK_ONLY.allows(request("Host: example.org"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:8000",
                "https://localhost:8443",
                "HTTP://LocalHost:8000",
                "http://app.localhost:3000",
                "http://127.0.0.1",
                "http://127.0.0.1:65535",
                "http://127.1.2.3:80",
                "http://[::1]",
                "http://[::1]:8000"
            })
    void pagesOfThisMachineAreLetIn(String origin) {
        assertThat(allows(OriginPolicy.LOOPBACK_ONLY, origin)).isTrue();
    }

    @Threat({"B1", "B2"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://192.168.0.7:8000",
                "null",
                "",
                "*",
                "localhost",
                "file://",
                "about:blank",
                // look-alikes
                "http://localhost.example.org",
                "http://localhostx",
                "http://xlocalhost",
                "http://127.0.0.1.example.org",
                "http://127.0.0.1.nip.io",
                "http://1270.0.0.1",
                "http://127.0.0",
                "http://127.0.0.1.",
                "http://127.0.0.1000",
                "http://[::1].example.org",
                "http://[::1",
                "http://[::2]",
                "http://example.org:127.0.0.1",
                "http://example.org?localhost",
                // user-info, paths and other things that no origin has
                "http://localhost@example.org",
                "http://localhost:8000@example.org",
                "http://example.org@localhost",
                "http://localhost/",
                "http://localhost:8000/page",
                "http://localhost#",
                "http://localhost:",
                "http://localhost:123456",
                "http://localhost:8000:8000",
                "http://localhost, http://example.org",
                "http://localhost http://example.org",
                "http:/localhost",
                "//localhost",
                "http://"
            })
    void everyoneElseIsRefused(String origin) {
        assertThat(allows(OriginPolicy.LOOPBACK_ONLY, origin)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://192.168.0.7:8000, 192.168.0.7:8000, true",
        "http://192.168.0.7,      192.168.0.7,      true",
        "http://[fe80::1]:8000,   [FE80::1]:8000,   true",
        "http://192.168.0.7:8001, 192.168.0.7:8000, false",
        "http://192.168.0.7,      192.168.0.7:8000, false",
        "http://192.168.0.8:8000, 192.168.0.7:8000, false",
        "http://rebound.example,  rebound.example,  false",
        "http://1.example:8000,   1.example:8000,   false"
    })
    void theServersOwnPageIsLetInByItsAddressButNotByAnyName(
            String origin, String host, boolean allowed) {
        HttpHead request = request("Host: " + host + "\r\nOrigin: " + origin);
        assertThat(OriginPolicy.LOOPBACK_ONLY.allows(request)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://workshop.local:8000,  workshop.local:8000,  true",
        "http://WORKSHOP.local,       Workshop.LOCAL,       true",
        "http://127.0.0.1:8000,       workshop.local:8000,  true",
        "http://workshop.local:8001,  workshop.local:8000,  false",
        "http://workshop.local:8000,  127.0.0.1:8000,       false",
        "http://workshop.local.evil,  workshop.local.evil,  false",
        "http://a.workshop.local,     a.workshop.local,     false",
        "http://rebound.example:8000, rebound.example:8000, false"
    })
    void theServersOwnPageIsLetInByTheNameThatItWasTold(
            String origin, String host, boolean allowed) {
        HttpHead request = request("Host: " + host + "\r\nOrigin: " + origin);
        OriginPolicy policy = OriginPolicy.LOOPBACK_ONLY.servedAs("Workshop.local");
        assertThat(policy.allows(request)).isEqualTo(allowed);
        assertThat(policy.and("https://example.org").allows(request)).isEqualTo(allowed);
    }

    @Test
    void anOwnAddressNeedsAHost() {
        assertThat(allows(OriginPolicy.LOOPBACK_ONLY, "http://192.168.0.7")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org,          true",
        "HTTPS://EXAMPLE.ORG,          true",
        "https://other.example:8443,   true",
        "http://localhost:8000,        true",
        "http://example.org,           false",
        "https://example.org:444,      false",
        "https://www.example.org,      false",
        "https://example.org.evil.net, false",
        "https://evil-example.org,     false"
    })
    void furtherOriginsAreComparedAsAWhole(String origin, boolean allowed) {
        OriginPolicy policy =
                OriginPolicy.allowing(
                        List.of(" https://Example.org ", "https://other.example:8443"));
        assertThat(allows(policy, origin)).isEqualTo(allowed);
    }

    @Test
    void twoOriginsAreOneTooMany() {
        HttpHead request = request("Origin: http://localhost\r\nOrigin: http://localhost");
        assertThat(OriginPolicy.LOOPBACK_ONLY.allows(request)).isFalse();
    }

    private static boolean allows(OriginPolicy policy, String origin) {
        return policy.allows(request("Origin: " + origin));
    }

    private static HttpHead request(String lines) {
        return HttpHead.parse(Bytes.utf8("GET / HTTP/1.1\r\n" + lines + "\r\n\r\n"));
    }
}
