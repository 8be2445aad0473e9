package framescope.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Threat;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundAddressesTest {
    @Threat("B3")
    @Test
    void oneAddressIsItselfAndNoOther() throws Exception {
        BoundAddresses addresses = boundTo("192.168.1.5");
        assertThat(addresses).accepts("192.168.1.5").rejects("192.168.1.6", "127.0.0.1", "0.0.0.0");
        assertThat(boundTo("fe80::1a")).accepts("fe80:0:0:0:0:0:0:1a");
    }

    @Threat("B3")
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void theOneForAllIsEachOfTheMachinesAndNoOther(String any) throws Exception {
        BoundAddresses addresses = boundTo(any);
        List<String> own =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                        .toList();
        assertThat(own).isNotEmpty().allMatch(addresses);
        assertThat(addresses).rejects("192.0.2.1", "0.0.0.0");
    }

    @Test
    void aNameWithoutAnAddressHasNone() {
        BoundAddresses addresses =
                new BoundAddresses(InetSocketAddress.createUnresolved("nowhere.invalid", 80));
        assertThat(addresses).rejects("127.0.0.1");
    }

    private static BoundAddresses boundTo(String address) throws Exception {
        return new BoundAddresses(new InetSocketAddress(InetAddress.ofLiteral(address), 80));
    }
}
