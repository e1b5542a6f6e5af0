using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Sendmail;

/// <summary>
/// Parses the options that have gathered around sendmail(1) since 1983. <c>-q</c> and <c>-XV</c> alone are not in getopt's
/// grammar, and the old VERP forms of <c>-V</c> are told by their length.
/// </summary>
/// <remarks>Problems are collected, not thrown: they go to the log, and the log is known only after main.cf.</remarks>
internal sealed class SendmailArguments
{
    /// <summary>The options as getopt(3) wants them.</summary>
    public const string Letters = "A:B:C:F:GIL:N:O:R:UV:X:b:ce:f:h:imno:p:r:q:tvx";

    private const int MaxEnvelopeIdLength = 100;

    private readonly string _program;
    private readonly SendmailOptions _options;

    private SendmailArguments(string program)
    {
        _program = program;
        _options = new SendmailOptions { Mode = ModeOf(program) };
    }

    /// <summary>Parses the arguments of a program that was called by this name.</summary>
    public static SendmailOptions Parse(string program, IReadOnlyList<string> arguments)
    {
        SendmailArguments parser = new(program);
        parser.ParseAll(arguments);
        parser.CheckCombinations();
        return parser._options;
    }

    private static SendmailMode ModeOf(string program) => program switch
    {
        "mailq" => SendmailMode.ListQueue,
        "newaliases" => SendmailMode.RebuildAliases,
        "smtpd" => SendmailMode.Daemon,
        _ => SendmailMode.Submit,
    };

    private void ParseAll(IReadOnlyList<string> arguments)
    {
        int start = 0;
        GetOpt parser = new(arguments, Letters);
        while (_options.Error is null)
        {
            int at = start + parser.OperandIndex;
            int used = at < arguments.Count ? ParseUngrammatical(arguments, at) : 0;
            if (used > 0)
            {
                start = at + used;
                parser = new GetOpt([.. arguments.Skip(start)], Letters);
                continue;
            }

            if (parser.Next() is not { } option)
            {
                break;
            }

            Apply(option);
        }

        _options.Operands = parser.Operands;
    }

    /// <summary>Handles an argument that getopt(3) cannot; returns how many it takes.</summary>
    private int ParseUngrammatical(IReadOnlyList<string> arguments, int at)
    {
        string argument = arguments[at];
        switch (argument)
        {
            case "-q":
                RequestFlush();
                return 1;
            case "-V" when at + 1 < arguments.Count && arguments[at + 1].Length == 2:
                _options.Warnings.Add("option -V is deprecated with Postfix 2.3; specify -XV instead");
                _options.VerpDelimiters = ""; // the two characters are an operand
                return 1;
            case ['-', 'V', _, _]:
                _options.Warnings.Add($"option {argument} is deprecated with Postfix 2.3; specify -X{argument[1..]} instead");
                _options.VerpDelimiters = argument[2..];
                return 1;
            case "-XV":
                _options.VerpDelimiters = "";
                return 1;
            default:
                return 0;
        }
    }

    private void RequestFlush()
    {
        if (_options.Mode == SendmailMode.Daemon)
        {
            _options.Warnings.Add("ignoring -q option in daemon mode");
        }
        else
        {
            _options.Mode = SendmailMode.FlushQueue;
        }
    }

    private void Apply(GetOptResult option)
    {
        string value = option.Value ?? "";
        if (option.Error != GetOptError.None)
        {
            _options.GetOptComplaint = option.Message;
            Fail($"usage: {_program} [options]");
            return;
        }

        switch (option.Letter)
        {
            case 'B': _options.Encoding = BodyType(value); break;
            case 'C': _options.ConfigDirectory = DirectoryOf(value); break;
            case 'F': _options.FullName = value; break;
            case 'G': _options.RewriteContext = "remote"; break;
            case 'I': _options.Mode = SendmailMode.RebuildAliases; break;
            case 'O': _options.SubmissionOptions.Add(value); break;
            case 'N': _options.Notify = DsnOptionValues.ParseNotify(value, _options.Warnings.Add); break;
            case 'R': _options.Return = DsnOptionValues.ParseReturn(value, _options.Warnings.Add); break;
            case 'V': ApplyEnvelopeId(value); break;
            case 'X': ApplyVerp(value); break;
            case 'b': ApplyMode(value); break;
            case 'f' or 'r': _options.Sender = value; break;
            case 'i': _options.DotEndsInput = false; break;
            case 'o': ApplyOldOption(value); break;
            case 'q': ApplyQueueRun(value); break;
            case 'n': Fail("-n option not supported"); break;
            case 't': _options.ReadsRecipients = true; break;
            case 'v': _options.Verbosity++; break;
            default: Ignore($"{option.Letter}"); break;
        }
    }

    private string? BodyType(string value)
    {
        switch (value)
        {
            case "8BITMIME":
                return "8bit";
            case "7BIT":
                return "7bit";
            default:
                Fail("-B option needs 8BITMIME or 7BIT");
                return null;
        }
    }

    /// <summary>Either the directory or its main.cf can be given.</summary>
    private static string DirectoryOf(string path)
    {
        string trimmed = path.Length > 1 ? path.TrimEnd('/') : path;
        return trimmed == "main.cf" ? "." : trimmed.EndsWith("/main.cf", StringComparison.Ordinal) ? trimmed[..^"/main.cf".Length] : path;
    }

    private void ApplyEnvelopeId(string value)
    {
        if (value.Length > MaxEnvelopeIdLength)
        {
            _options.Warnings.Add("too long -V option value -- ignored");
        }
        else if (value.Length == 0 || value.Any(static c => c is not ('\t' or >= ' ' and <= '~')))
        {
            _options.Warnings.Add("bad syntax in -V option value -- ignored");
        }
        else
        {
            _options.EnvelopeId = value;
        }
    }

    private void ApplyVerp(string value)
    {
        if (value.StartsWith('V'))
        {
            _options.VerpDelimiters = value[1..];
        }
        else
        {
            Fail($"unsupported: -X{First(value)}");
        }
    }

    private void ApplyMode(string value)
    {
        switch (First(value))
        {
            case "d" or "l":
                if (_options.Mode == SendmailMode.FlushQueue)
                {
                    _options.Warnings.Add("ignoring -q option in daemon mode");
                }

                _options.Mode = SendmailMode.Daemon;
                break;
            case "h" or "H": _options.Mode = SendmailMode.Nothing; break;
            case "i": _options.Mode = SendmailMode.RebuildAliases; break;
            case "m": _options.Mode = SendmailMode.Submit; break;
            case "p": _options.Mode = SendmailMode.ListQueue; break;
            case "s": _options.Mode = SendmailMode.Smtp; break;
            case "v": _options.VerifiesOnly = true; break;
            default: Fail($"unsupported: -b{First(value)}"); break;
        }
    }

    /// <summary>Of the options of old, only these two still do something.</summary>
    private void ApplyOldOption(string value)
    {
        if (value.StartsWith('i'))
        {
            _options.DotEndsInput = false;
        }
        else if (value.StartsWith('A') && value.Length == 1)
        {
            Fail("-oA requires pathname");
        }
        else if (value.StartsWith('A'))
        {
            _options.AliasDatabase = value[1..];
        }
        else if (value.Length > 0 && value[0] is not ('7' or '8'))
        {
            Ignore($"o{value[0]}");
        }
    }

    private void Ignore(string option)
    {
        if (_options.Verbosity > 0)
        {
            _options.Remarks.Add($"-{option} option ignored");
        }
    }

    private void ApplyQueueRun(string value)
    {
        switch (value)
        {
            case [>= '0' and <= '9', ..]: _options.HasQueueInterval = true; break;
            case "R": Fail("specify: -qRsitename"); break;
            case "I": Fail("specify: -qIqueueid"); break;
            case ['R', ..]: _options.SiteToFlush = value[1..]; break;
            case ['I', ..]: _options.IdToFlush = value[1..]; break;
            default: Fail($"-q{First(value)} is not implemented"); break;
        }
    }

    private void CheckCombinations()
    {
        bool isSubmission = _options.Mode == SendmailMode.Submit;
        string? complaint =
            _options.ReadsRecipients && !isSubmission ? "-t can be used only in delivery mode"
            : _options.SiteToFlush is not null && !isSubmission ? "-qR can be used only in delivery mode"
            : _options.IdToFlush is not null && !isSubmission ? "-qI can be used only in delivery mode"
            : !_options.VerifiesOnly ? null
            : _options.ReadsRecipients ? "-t option cannot be used with -bv"
            : _options.Notify != NotifyFlags.None ? "-N option cannot be used with -bv"
            : _options.Return != ReturnFlags.None ? "-R option cannot be used with -bv"
            : _options.Verbosity == 1 ? "-v option cannot be used with -bv"
            : null;
        if (complaint is not null)
        {
            Fail(complaint);
        }
    }

    private void Fail(string error) => _options.Error ??= error;

    private static string First(string value) => value.Length > 0 ? value[..1] : "";
}
