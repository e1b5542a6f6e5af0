using Postfix.Net;

namespace Postfix.Dns;

/// <summary>Judges the replies to one lookup, along its chain of aliases.</summary>
internal sealed class DnsAnswer(string name, DnsRecordType type, Action<string> warn)
{
    private const string NotFoundPrefix = "Host or domain name not found. ";

    /// <summary>The name to ask for next: the original one, or what it is an alias of.</summary>
    public string CurrentName { get; private set; } = name;

    /// <summary>All aliases so far came from validated messages.</summary>
    public bool IsSecure { get; private set; } = true;

    /// <summary>The outcome; null when <see cref="CurrentName"/> has become an alias that is to be asked for.</summary>
    public DnsResult? Judge(DnsReply reply)
    {
        if (!reply.HasArrived)
            return NotFound(DnsStatus.TemporaryFailure, "Host not found, try again");
        if (reply.Message is not { } message)
            return Malformed(DnsStatus.TemporaryFailure);
        return message.ResponseCode switch
        {
            DnsResponseCode.NoError when message.Answers.Count > 0 => Select(message),
            DnsResponseCode.NoError => Negative(message, DnsStatus.NotFound, "Host found but no data record of requested type"),
            DnsResponseCode.NoSuchName => Negative(message, DnsStatus.NoSuchDomain, "Host not found"),
            DnsResponseCode.ServerFailure => NotFound(DnsStatus.TemporaryFailure, "Host not found, try again"),
            _ => NotFound(DnsStatus.Failure, "Non-recoverable error"),
        };
    }

    private DnsResult? Select(DnsMessage message)
    {
        List<DnsRecord> records = [];
        string? alias = null;
        bool isInvalid = false;
        foreach (DnsRecord record in message.Answers)
        {
            if (!IsAcceptable(record.Name, "resource name", record.Type))
                return Malformed(DnsStatus.Invalid);
            if (record.Type != type && record.Type != DnsRecordType.CNAME)
                continue;
            if (record is MailExchangerRecord { Host: "" })
                return new DnsResult(DnsStatus.NullMx, [], $"Domain {CurrentName} does not accept mail (nullMX)");
            if (!IsAcceptable(TargetOf(record), "resource data", record.Type))
                isInvalid = true;
            else if (record.Type == type)
                records.Add(record with { IsSecure = IsSecure && message.IsAuthentic });
            else
                alias = ((HostNameRecord)record).Target;
        }
        if (records.Count > 0)
            return new DnsResult(DnsStatus.Found, records);
        if (alias is null)
            return isInvalid ? Malformed(DnsStatus.Invalid) : Malformed(DnsStatus.NotFound);
        IsSecure &= message.IsAuthentic;
        CurrentName = alias;
        return null;
    }

    /// <summary>Numerical names work with some mailers, so people use them; all else that is no host name is refused.</summary>
    private bool IsAcceptable(string? rrName, string place, DnsRecordType rrType)
    {
        if (rrName is null || (rrName.Length == 0 && CurrentName == "."))
            return true;
        bool isNumeric = HostName.IsAddress(rrName);
        string? fault = isNumeric ? null : HostName.FindFault(rrName, HostNameForm.WildcardAllowed);
        if (fault is not null)
            warn(fault);
        else if (!isNumeric)
            return true;
        string gripe = isNumeric ? "numeric domain name" : "malformed domain name";
        warn($"{gripe} in {place} of {rrType} record for {CurrentName}: {(rrName.Length > 100 ? rrName[..100] : rrName)}");
        return isNumeric;
    }

    private static string? TargetOf(DnsRecord record) => record switch
    {
        HostNameRecord host => host.Target,
        MailExchangerRecord exchanger => exchanger.Host,
        _ => null,
    };

    private DnsResult Negative(DnsMessage message, DnsStatus status, string reason)
    {
        foreach (DnsRecord record in message.Authority)
            if (record is StartOfAuthorityRecord authority)
                return NotFound(status, reason) with { NegativeTimeToLive = Math.Min(authority.TimeToLive, authority.NegativeTimeToLive) };
        return NotFound(status, reason);
    }

    private DnsResult NotFound(DnsStatus status, string reason) =>
        new(status, [], $"{NotFoundPrefix}Name service error for name={CurrentName} type={type}: {reason}");

    private DnsResult Malformed(DnsStatus status) =>
        new(status, [], $"Name service error for name={CurrentName} type={type}: Malformed or unexpected name server reply");
}
