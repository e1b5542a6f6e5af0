using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>The parameters that follow the sender address in MAIL FROM.</summary>
internal sealed class MailOptions
{
    private readonly MailFeatures _features;

    private MailOptions(MailFeatures features) => _features = features;

    public BodyEncoding Body { get; private set; }

    /// <summary>Size that the client announces, 0 when it does not.</summary>
    public long Size { get; private set; }

    public bool Smtputf8 { get; private set; }

    public ReturnFlags Return { get; private set; }

    /// <summary>ENVID, decoded; null when not given.</summary>
    public string? EnvelopeId { get; private set; }

    /// <summary>AUTH, in xtext: who has sent the message, according to the client (RFC 4954, section 5); null when nobody knows.</summary>
    public string? AuthSender { get; private set; }

    /// <summary>The two delimiters of XVERP; null when not given.</summary>
    public string? VerpDelimiters { get; private set; }

    /// <summary>What is wrong, and with which parameter; the other properties are then incomplete.</summary>
    public ParameterFault Fault { get; private set; }

    /// <summary>The parameter that <see cref="Fault"/> is about, as the client wrote it.</summary>
    public string FaultyParameter { get; private set; } = "";

    public static MailOptions Parse(CommandCursor arguments, MailFeatures features)
    {
        MailOptions result = new(features);
        while (result.Fault == ParameterFault.None && arguments.TryRead(out CommandToken token))
        {
            string parameter = token.ToString();
            result.Fault = result.Accept(parameter);
            result.FaultyParameter = parameter;
        }
        return result;
    }

    /// <summary>Whether SMTPUTF8 is among the parameters. It decides how the address before it is read.</summary>
    public static bool RequestSmtputf8(CommandCursor arguments)
    {
        while (arguments.TryRead(out CommandToken token))
            if (token.Is("SMTPUTF8"u8))
                return true;
        return false;
    }

    private ParameterFault Accept(string parameter)
    {
        int equals = parameter.IndexOf('=');
        string name = equals < 0 ? parameter : parameter[..(equals + 1)];
        string value = parameter[name.Length..];
        return ByteText.UpperAscii(name) switch
        {
            "BODY=" => AcceptBody(value),
            "SIZE=" => AcceptSize(value),
            "SMTPUTF8" when _features.Smtputf8 => AcceptSmtputf8(),
            "XVERP" when _features.VerpDelimiters is { } usual => AcceptVerp(usual),
            "XVERP=" when _features.VerpDelimiters is not null => AcceptVerp(value),
            "RET=" => _features.Dsn ? AcceptReturn(value) : ParameterFault.DsnDisabled,
            "ENVID=" => _features.Dsn ? AcceptEnvelopeId(value) : ParameterFault.DsnDisabled,
            "AUTH=" => AcceptAuth(value),
            _ => ParameterFault.Unsupported,
        };
    }

    private ParameterFault AcceptBody(string value)
    {
        Body = ByteText.UpperAscii(value) switch
        {
            "8BITMIME" => BodyEncoding.EightBit,
            "7BIT" => BodyEncoding.SevenBit,
            _ => BodyEncoding.NotGiven,
        };
        return Body == BodyEncoding.NotGiven ? ParameterFault.Unsupported : ParameterFault.None;
    }

    private ParameterFault AcceptSize(string value)
    {
        if (value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return ParameterFault.BadSize;
        if (!long.TryParse(value, out long size))
            return ParameterFault.SizeOverflow;
        Size = size;
        return ParameterFault.None;
    }

    private ParameterFault AcceptSmtputf8()
    {
        Smtputf8 = true;
        return ParameterFault.None;
    }

    private ParameterFault AcceptVerp(string delimiters)
    {
        if (delimiters.Length != 2 || delimiters.AsSpan().ContainsAnyExcept(_features.VerpDelimiterFilter))
            return ParameterFault.BadVerpDelimiters;
        VerpDelimiters = delimiters;
        return ParameterFault.None;
    }

    private ParameterFault AcceptReturn(string value)
    {
        ReturnFlags choice = ByteText.UpperAscii(value) switch
        {
            "FULL" => ReturnFlags.Full,
            "HDRS" => ReturnFlags.Headers,
            _ => ReturnFlags.None,
        };
        if (Return != ReturnFlags.None || choice == ReturnFlags.None)
            return ParameterFault.BadReturn;
        Return = choice;
        return ParameterFault.None;
    }

    private ParameterFault AcceptAuth(string value)
    {
        if (AuthSender is not null)
            return ParameterFault.RepeatedAuth;
        AuthSender = value == "<>" ? null : ByteText.Printable(value);
        return ParameterFault.None;
    }

    // A decoded NUL or line end would break the queue file's records and the delivery report.
    private ParameterFault AcceptEnvelopeId(string value)
    {
        string? decoded = Xtext.Decode(value);
        if (EnvelopeId is not null || string.IsNullOrEmpty(decoded) || decoded.AsSpan().ContainsAnyExcept(PrintableText.OrTab))
            return ParameterFault.BadEnvelopeId;
        EnvelopeId = decoded;
        return ParameterFault.None;
    }
}
