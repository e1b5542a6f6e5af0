using Postfix.Config;

namespace Postfix.Mail;

/// <summary>What bounds the memory of a <see cref="MimeParser{TSink}"/>.</summary>
/// <param name="HeaderBytes">Longest header, continuation lines included (<c>header_size_limit</c>).</param>
/// <param name="Nesting">Levels of multipart that are looked into (<c>mime_nesting_limit</c>).</param>
/// <param name="BoundaryBytes">Bytes of a boundary that are compared (<c>mime_boundary_length_limit</c>).</param>
public sealed record MimeLimits(int HeaderBytes, int Nesting, int BoundaryBytes)
{
    /// <summary>The limits that a site has set.</summary>
    public static MimeLimits Of(Settings settings) => new(
        settings[MimeParameters.HeaderSizeLimit], settings[MimeParameters.NestingLimit], settings[MimeParameters.BoundaryLengthLimit]);
}
