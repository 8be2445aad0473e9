package framescope.protocol.handshake;

import java.util.List;

/// How long the body of a response is that opens no WebSocket (RFC 9112 §6.3).
public final class ResponseBody {
    /// It ends with the connection. So does, for us, one in chunks: those are not looked at.
    public static final long TO_THE_END = Long.MAX_VALUE;

    private static final int MOST_DIGITS = 18;

    private ResponseBody() {}

    /// Its length in bytes, or [#TO_THE_END].
    ///
    /// @param request what the response answers
    /// @param response what is no head as it should be has no body
    public static long length(HttpHead request, HttpHead response) {
        int status = response.status();
        boolean never = status == 204 || status == 304 || request.method().equals("HEAD");
        if (never || !response.wellFormed()) {
            return 0;
        }
        if (response.header("Transfer-Encoding").isPresent()) {
            return TO_THE_END;
        }
        List<String> told = response.list("Content-Length").stream().distinct().toList();
        boolean number =
                told.size() == 1 && told.getFirst().matches("[0-9]{1," + MOST_DIGITS + "}");
        return number ? Long.parseLong(told.getFirst()) : TO_THE_END;
    }
}
