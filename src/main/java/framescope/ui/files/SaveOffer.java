package framescope.ui.files;

import java.util.OptionalLong;

/// What there is to save.
///
/// @param rows how many rows there are
/// @param listed how many of them the filter lists; empty where there is no filter
public record SaveOffer(long rows, OptionalLong listed) {}
