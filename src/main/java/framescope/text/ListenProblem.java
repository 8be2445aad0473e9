package framescope.text;

import framescope.inspector.AddressSyntaxException;
import framescope.inspector.ListenAddress;
import framescope.inspector.StartException;

/// Why the server can't listen, in a sentence that names the value and says what to do.
public final class ListenProblem {
    private ListenProblem() {}

    /// For an address that the system refused.
    public static String describe(ListenAddress address, StartException problem) {
        String port = String.valueOf(address.port());
        String sentence =
                Messages.format(
                        "listen." + problem.reason().name(),
                        address,
                        address.host(),
                        port,
                        problem.detail());
        return problem.freePort().isPresent()
                ? sentence
                        + " "
                        + Messages.format("listen.free", "" + problem.freePort().getAsInt())
                : sentence;
    }

    /// For an address that can't be read.
    public static String describe(String text, AddressSyntaxException problem) {
        return Messages.format("address." + problem.fault().name(), VisibleText.escape(text));
    }
}
