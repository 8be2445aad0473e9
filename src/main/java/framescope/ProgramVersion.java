package framescope;

import framescope.text.Messages;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            Messages.format(
                    "program.version", Runtime.version().toString(), Messages.get("program.number"))
        };
    }
}
