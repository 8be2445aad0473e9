package framescope.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.inspector.StartException.Reason;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

/// What the system says when an address can't be had, and what that means: it tells most cases
/// apart in words only.
class StartExceptionTest {
    @Test
    void aPortThatTheSystemKeepsIsForbidden() {
        assertThat(StartException.reasonOf(new SocketException("Permission denied")))
                .isEqualTo(Reason.PORT_FORBIDDEN);
        assertThat(
                        StartException.reasonOf(
                                new SocketException(
                                        "An attempt was made to access a socket in a way forbidden"
                                                + " by its access permissions")))
                .isEqualTo(Reason.PORT_FORBIDDEN);
    }

    @Test
    void anAddressOfAnotherMachineIsNotLocal() {
        assertThat(StartException.reasonOf(new BindException("Cannot assign requested address")))
                .isEqualTo(Reason.ADDRESS_NOT_LOCAL);
    }

    @Test
    void aPortOfAnotherProgramIsInUse() {
        assertThat(StartException.reasonOf(new BindException("Address already in use")))
                .isEqualTo(Reason.PORT_IN_USE);
    }

    @Test
    void aNameWithoutAnAddressIsUnknown() {
        assertThat(StartException.reasonOf(new UnresolvedAddressException()))
                .isEqualTo(Reason.HOST_UNKNOWN);
        assertThat(StartException.reasonOf(new UnknownHostException("nowhere.invalid")))
                .isEqualTo(Reason.HOST_UNKNOWN);
    }

    @Test
    void everythingElseIsLeftInTheSystemsWords() {
        assertThat(StartException.reasonOf(new SocketException("Too many open files")))
                .isEqualTo(Reason.OTHER);
    }
}
