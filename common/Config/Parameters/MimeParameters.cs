namespace Postfix.Config;

/// <summary>Parameters of header and MIME processing.</summary>
public static class MimeParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("mime");

    /// <summary>Whether the body type of a message is taken from Content-Transfer-Encoding: when nothing else tells.</summary>
    public static readonly Parameter<bool> Detect8bitEncodingHeader = Group.Bool("detect_8bit_encoding_header", "yes");

    /// <summary>Whether MIME structure is ignored when mail is received.</summary>
    public static readonly Parameter<bool> DisableMimeInputProcessing = Group.Bool("disable_mime_input_processing", "no");

    /// <summary>Whether 8-bit mail goes out unchanged to servers without 8BITMIME.</summary>
    public static readonly Parameter<bool> DisableMimeOutputConversion = Group.Bool("disable_mime_output_conversion", "no");

    /// <summary>Whether 8-bit content is turned into quoted-printable on arrival.</summary>
    public static readonly Parameter<bool> ForceMimeInputConversion = Group.Bool("force_mime_input_conversion", "no");

    /// <summary>Most tokens of an address header that are looked at.</summary>
    public static readonly Parameter<int> HeaderAddressTokenLimit = Group.Number("header_address_token_limit", "10240", min: 1);

    /// <summary>Longest header in bytes; the rest is dropped.</summary>
    public static readonly Parameter<int> HeaderSizeLimit = Group.Number("header_size_limit", "102400", min: 1);

    /// <summary>Longest record in which lines pass between programs, in bytes; longer lines are sent in pieces.</summary>
    public static readonly Parameter<int> LineLengthLimit = Group.Number("line_length_limit", "2048", min: 512);

    /// <summary>How many bytes of a MIME boundary are compared.</summary>
    public static readonly Parameter<int> BoundaryLengthLimit = Group.Number("mime_boundary_length_limit", "2048", min: 1);

    /// <summary>As header_checks, for headers that describe MIME content.</summary>
    public static readonly Parameter<string> MimeHeaderChecks = Group.Text("mime_header_checks", "$header_checks");

    /// <summary>How deep multipart content is looked into.</summary>
    public static readonly Parameter<int> NestingLimit = Group.Number("mime_nesting_limit", "100", min: 1);

    /// <summary>Whether mail with 8-bit text in headers is rejected.</summary>
    public static readonly Parameter<bool> Strict7bitHeaders = Group.Bool("strict_7bit_headers", "no");

    /// <summary>Stands for strict_7bit_headers and strict_8bitmime_body.</summary>
    public static readonly Parameter<bool> Strict8bitmime = Group.Bool("strict_8bitmime", "no");

    /// <summary>Whether mail with undeclared 8-bit text in its body is rejected.</summary>
    public static readonly Parameter<bool> Strict8bitmimeBody = Group.Bool("strict_8bitmime_body", "no");

    /// <summary>Whether mail with an encoding that RFC 2045 forbids is rejected.</summary>
    public static readonly Parameter<bool> StrictMimeEncodingDomain = Group.Bool("strict_mime_encoding_domain", "no");
}
