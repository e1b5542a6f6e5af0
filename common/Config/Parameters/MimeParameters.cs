#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of header and MIME processing.</summary>
public static class MimeParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("mime");

    public static readonly Parameter<bool> Detect8bitEncodingHeader = Group.Bool("detect_8bit_encoding_header", "yes");

    public static readonly Parameter<bool> DisableMimeInputProcessing = Group.Bool("disable_mime_input_processing", "no");

    public static readonly Parameter<bool> DisableMimeOutputConversion = Group.Bool("disable_mime_output_conversion", "no");

    public static readonly Parameter<bool> ForceMimeInputConversion = Group.Bool("force_mime_input_conversion", "no");

    public static readonly Parameter<int> HeaderAddressTokenLimit = Group.Number("header_address_token_limit", "10240", min: 1);

    public static readonly Parameter<int> HeaderSizeLimit = Group.Number("header_size_limit", "102400", min: 1);

    public static readonly Parameter<int> LineLengthLimit = Group.Number("line_length_limit", "2048", min: 512);

    public static readonly Parameter<int> BoundaryLengthLimit = Group.Number("mime_boundary_length_limit", "2048", min: 1);

    public static readonly Parameter<string> MimeHeaderChecks = Group.Text("mime_header_checks", "$header_checks");

    public static readonly Parameter<int> NestingLimit = Group.Number("mime_nesting_limit", "100", min: 1);

    public static readonly Parameter<bool> Strict7bitHeaders = Group.Bool("strict_7bit_headers", "no");

    public static readonly Parameter<bool> Strict8bitmime = Group.Bool("strict_8bitmime", "no");

    public static readonly Parameter<bool> Strict8bitmimeBody = Group.Bool("strict_8bitmime_body", "no");

    public static readonly Parameter<bool> StrictMimeEncodingDomain = Group.Bool("strict_mime_encoding_domain", "no");
}
