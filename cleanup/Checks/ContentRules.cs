using System.Buffers;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>Settings of message content. Thread-safe.</summary>
internal sealed record ContentRules
{
    private const TableFlags CheckFlags = TableFlags.Lock; // patterns choose for themselves whether case matters

    /// <summary>Checks of the message's own headers; null when there are none.</summary>
    public MapList? HeaderChecks { get; init; }

    /// <summary>Checks of MIME headers; null when there are none.</summary>
    public MapList? MimeHeaderChecks { get; init; }

    /// <summary>Checks of headers of attached messages; null when there are none.</summary>
    public MapList? NestedHeaderChecks { get; init; }

    /// <summary>Checks of other lines; null when there are none.</summary>
    public MapList? BodyChecks { get; init; }

    /// <summary>Bytes of each body part that are checked (<c>body_checks_size_limit</c>); 0: all.</summary>
    public long BodyCheckLimit { get; init; } = 51200;

    /// <summary>Options of the MIME parser for any message.</summary>
    public MimeOptions Options { get; init; }

    /// <summary>Options of the MIME parser for messages that are filtered.</summary>
    public MimeOptions StrictOptions { get; init; }

    /// <summary>What to do when the headers of a message that is filtered end without an empty line.</summary>
    public NonEmptyEndAction NonEmptyEnd { get; init; }

    /// <summary>Limits of the MIME parser.</summary>
    public MimeLimits Limits { get; init; } = new(102400, 100, 2048);

    /// <summary>Whether lone CR and LF become blanks (<c>cleanup_replace_stray_cr_lf</c>): other software takes them for line ends.</summary>
    public bool ReplacesStrayLineEnds { get; init; } = true;

    /// <summary>Bytes that make a message unacceptable (<c>message_reject_characters</c>); null: none.</summary>
    public SearchValues<byte>? Rejected { get; init; }

    /// <summary>Bytes that are removed (<c>message_strip_characters</c>); null: none.</summary>
    public SearchValues<byte>? Stripped { get; init; }

    /// <summary>Violations of MIME that are no reason to reject mail, such as a header that was cut.</summary>
    public MimeErrors Forgiven => NonEmptyEnd == NonEmptyEndAction.Reject
        ? MimeErrors.TruncatedHeader
        : MimeErrors.TruncatedHeader | MimeErrors.NonEmptyEnd;

    /// <summary>The rules in main.cf.</summary>
    /// <exception cref="ConfigurationException">They make no sense.</exception>
    public static ContentRules From(Settings settings, TableSet tables)
    {
        MapList? headers = Open(settings, tables, CleanupParameters.HeaderChecks);
        MapList? mimeHeaders = Open(settings, tables, MimeParameters.MimeHeaderChecks);
        MapList? nestedHeaders = Open(settings, tables, CleanupParameters.NestedHeaderChecks);
        MimeOptions usual = UsualOptions(settings);
        NonEmptyEndAction nonEmptyEnd = NonEmptyEndOf(settings);
        MimeOptions strict = StrictnessOf(settings);
        if (strict != MimeOptions.None || headers is not null || mimeHeaders is not null || nestedHeaders is not null)
            strict |= MimeOptions.ReportNesting;
        if (nonEmptyEnd != NonEmptyEndAction.FixQuietly)
            strict |= MimeOptions.ReportNonEmptyEnd;
        return new ContentRules
        {
            HeaderChecks = headers,
            MimeHeaderChecks = mimeHeaders,
            NestedHeaderChecks = nestedHeaders,
            BodyChecks = Open(settings, tables, CleanupParameters.BodyChecks),
            BodyCheckLimit = settings[CleanupParameters.BodyChecksSizeLimit],
            Options = usual,
            StrictOptions = usual.HasFlag(MimeOptions.DisableMime) ? usual : usual | strict,
            NonEmptyEnd = nonEmptyEnd,
            Limits = new(settings[MimeParameters.HeaderSizeLimit], settings[MimeParameters.NestingLimit], settings[MimeParameters.BoundaryLengthLimit]),
            ReplacesStrayLineEnds = settings[CleanupParameters.CleanupReplaceStrayCrLf],
            Rejected = EscapedBytes.Parse(settings[CleanupParameters.MessageRejectCharacters]),
            Stripped = EscapedBytes.Parse(settings[CleanupParameters.MessageStripCharacters]),
        };
    }

    private static MimeOptions UsualOptions(Settings settings)
    {
        bool isConverted = settings[MimeParameters.ForceMimeInputConversion];
        if (!settings[MimeParameters.DisableMimeInputProcessing])
            return isConverted ? MimeOptions.Downgrade : MimeOptions.None;
        return isConverted
            ? throw new ConfigurationException($"do not specify both {MimeParameters.DisableMimeInputProcessing.Name}=yes "
                + $"and {MimeParameters.ForceMimeInputConversion.Name}=yes", parameter: MimeParameters.ForceMimeInputConversion.Name)
            : MimeOptions.DisableMime;
    }

    private static NonEmptyEndAction NonEmptyEndOf(Settings settings) => settings[CleanupParameters.NonEmptyEndOfHeaderAction] switch
    {
        "fix_quietly" => NonEmptyEndAction.FixQuietly,
        "add_header" => NonEmptyEndAction.AddHeader,
        "reject" => NonEmptyEndAction.Reject,
        var other => throw new ConfigurationException($"bad {CleanupParameters.NonEmptyEndOfHeaderAction.Name} value: '{other}'",
            parameter: CleanupParameters.NonEmptyEndOfHeaderAction.Name),
    };

    private static MimeOptions StrictnessOf(Settings settings)
    {
        bool all = settings[MimeParameters.Strict8bitmime];
        MimeOptions options = MimeOptions.None;
        if (all || settings[MimeParameters.Strict7bitHeaders])
            options |= MimeOptions.Report8BitInHeader;
        if (all || settings[MimeParameters.Strict8bitmimeBody])
            options |= MimeOptions.Report8BitInBody;
        if (settings[MimeParameters.StrictMimeEncodingDomain])
            options |= MimeOptions.ReportEncodingDomain;
        return options;
    }

    private static MapList? Open(Settings settings, TableSet tables, Parameter<string> parameter)
    {
        MapList maps = MapList.Open(tables, parameter.Name, settings[parameter], CheckFlags);
        return maps.IsEmpty ? null : maps;
    }
}
