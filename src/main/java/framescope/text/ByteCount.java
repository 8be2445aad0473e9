package framescope.text;

/// Numbers of bytes in the unit that reads best.
public final class ByteCount {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private ByteCount() {}

    /// A power of two where there is little room and all are bytes: `512`, `2K`, `1M`.
    public static String brief(long bytes) {
        int unit = 0;
        long amount = bytes;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? String.valueOf(amount) : amount + UNITS[unit].substring(0, 1);
    }

    /// A number of bytes, such as `2.1 MiB`.
    public static String of(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return Messages.format(unit == 0 ? "bytes.whole" : "bytes.fraction", amount, UNITS[unit]);
    }
}
