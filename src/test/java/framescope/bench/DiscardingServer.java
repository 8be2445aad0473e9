package framescope.bench;

import framescope.capture.MemoryCapture;
import framescope.capture.journal.DiscardedJournal;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;

/// Framescope as `--terminal --quiet --write` runs it, but for the disk: what the journal writes is
/// thrown away. So it can be told what the disk costs, and what all else does.
final class DiscardingServer {
    // As the terminal mode has them.
    private static final long CAPTURE_LIMIT = 16L * 1024 * 1024;
    private static final int FORGET_MILLIS = 5;

    private DiscardingServer() {}

    public static void main(String[] args) throws Exception {
        MemoryCapture capture = MemoryCapture.passing(DiscardedJournal.open(), CAPTURE_LIMIT);
        Inspector inspector = new Inspector(capture);
        inspector.setReplyMode(ReplyMode.ECHO);
        ListenAddress address =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        System.out.println(PeerProcess.LISTENING + address.webSocketUrl());
        while (true) {
            Thread.sleep(FORGET_MILLIS);
            capture.forgetBefore(capture.endRow());
        }
    }
}
