package framescope.ui.files;

import framescope.inspector.file.ExportForm;

/// How a capture is to be saved.
///
/// @param listedOnly only the rows that the filter lists
/// @param form of pcapng
/// @param secrets whether headers that let one in elsewhere are written as they are; pcapng has them
///     in any case
/// @param frames whether a HAR gets control frames and the bytes of all frames
public record SaveOptions(
        SaveFormat format, boolean listedOnly, ExportForm form, boolean secrets, boolean frames) {
    /// Everything, as it was on the wire.
    public static final SaveOptions DEFAULT =
            new SaveOptions(SaveFormat.PCAPNG, false, ExportForm.WIRE, false, false);

    /// The same in another format.
    public SaveOptions withFormat(SaveFormat other) {
        return new SaveOptions(other, listedOnly, form, secrets, frames);
    }

    /// Whether the file will hold every byte of the capture.
    boolean isWhole() {
        return format == SaveFormat.PCAPNG && form == ExportForm.WIRE && !listedOnly;
    }
}
