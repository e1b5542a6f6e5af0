using System.Net.Sockets;
using Postfix.Mail;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Submission;

/// <summary>Writes the envelope of a message in the order that cleanup expects (contract: queue-files.md, section 5.2).</summary>
internal static class EnvelopeRecords
{
    /// <summary>Everything before the first recipient.</summary>
    /// <param name="records">Records of the message.</param>
    /// <param name="session">Whose message it is.</param>
    /// <param name="contentFilter">Value of <c>content_filter</c>; may be empty.</param>
    public static void WriteStart(RecordWriter records, SessionState session, string contentFilter)
    {
        MailTransaction transaction = session.Transaction;
        MailOptions parameters = transaction.Parameters!;
        records.WriteTime(RecordType.ArrivalTime, transaction.Arrival);
        if (contentFilter.Length > 0)
            records.Write(RecordType.Filter, contentFilter);
        records.WriteAttribute(QueueAttributeNames.LogIdent, transaction.Forwarded?.Ident ?? transaction.QueueId);
        records.WriteAttribute(
            QueueAttributeNames.RewriteContext,
            transaction.Forwarded?.RewriteContext ?? (transaction.RewriteContext == RewriteContext.Local ? "local" : "remote"));
        WriteLogin(records, session.Login, parameters.AuthSender);
        if (parameters.EnvelopeId is { } envelopeId)
            records.WriteAttribute(QueueAttributeNames.EnvelopeId, envelopeId);
        if (parameters.Return != ReturnFlags.None)
            records.WriteAttribute(QueueAttributeNames.ReturnFlags, (int)parameters.Return);
        WriteSender(records, transaction);
        WriteLoggedClient(records, session);
        WriteClient(records, session);
        if (parameters.VerpDelimiters is { } delimiters)
            records.Write(RecordType.Verp, delimiters);
    }

    /// <summary>The short form for postdrop, which knows better who the client is.</summary>
    public static void WriteLocalStart(RecordWriter records, MailTransaction transaction)
    {
        WriteSender(records, transaction);
        if (transaction.Parameters!.VerpDelimiters is { } delimiters)
            records.Write(RecordType.Verp, delimiters);
    }

    /// <summary>One recipient.</summary>
    /// <param name="records">Records of the message.</param>
    /// <param name="recipient">Address in internal form.</param>
    /// <param name="original">ORCPT, or what stands for it, as <c>type;address</c>.</param>
    /// <param name="notify">NOTIFY.</param>
    public static void WriteRecipient(RecordWriter records, string recipient, string original, NotifyFlags notify)
    {
        if (notify != NotifyFlags.None)
            records.WriteAttribute(QueueAttributeNames.NotifyFlags, (int)notify);
        records.WriteAttribute(QueueAttributeNames.DsnOriginalRecipient, original);
        records.Write(RecordType.Recipient, recipient);
    }

    private static void WriteSender(RecordWriter records, MailTransaction transaction)
    {
        records.Write(RecordType.Sender, transaction.Sender);
        if (transaction.Parameters!.Body != BodyEncoding.NotGiven)
            records.WriteAttribute(QueueAttributeNames.Encoding, transaction.Parameters.Body == BodyEncoding.EightBit ? "8bit" : "7bit");
    }

    private static void WriteLogin(RecordWriter records, ClientLogin? login, string? sender)
    {
        if (login is not null)
        {
            records.WriteAttribute(QueueAttributeNames.SaslMethod, login.Method);
            records.WriteAttribute(QueueAttributeNames.SaslUsername, login.UserName);
        }
        if (sender is not null)
            records.WriteAttribute(QueueAttributeNames.SaslSender, sender);
    }

    // What logs and the next hop shall see. Unknown values are stored too: a missing client name would mean local submission.
    private static void WriteLoggedClient(RecordWriter records, SessionState session)
    {
        ForwardedClient? forwarded = session.Transaction.Forwarded is { HasClient: true } known ? known : null;
        ClientIdentity client = session.Client;
        records.WriteAttribute(QueueAttributeNames.LogClientName, forwarded?.Name ?? client.Name);
        records.WriteAttribute(QueueAttributeNames.LogClientAddress, forwarded?.ProtocolAddress ?? client.ProtocolAddress);
        records.WriteAttribute(QueueAttributeNames.LogClientPort, forwarded?.Port ?? client.Port);
        records.WriteAttribute(QueueAttributeNames.LogMessageOrigin, forwarded?.NameAddress ?? client.NameAddress);
        if ((forwarded is null ? session.HeloName : forwarded.HeloName) is { } helo)
            records.WriteAttribute(QueueAttributeNames.LogHeloName, helo);
        records.WriteAttribute(QueueAttributeNames.LogProtocolName, forwarded?.Protocol ?? session.Protocol);
    }

    // The client at hand, for milters.
    private static void WriteClient(RecordWriter records, SessionState session)
    {
        ClientIdentity client = session.Client;
        records.WriteAttribute(QueueAttributeNames.ClientName, client.Name);
        records.WriteAttribute(QueueAttributeNames.ReverseClientName, client.ReverseName);
        records.WriteAttribute(QueueAttributeNames.ClientAddress, client.Address);
        records.WriteAttribute(QueueAttributeNames.ClientPort, client.Port);
        records.WriteAttribute(QueueAttributeNames.ServerAddress, client.ServerAddress);
        records.WriteAttribute(QueueAttributeNames.ServerPort, client.ServerPort);
        if (session.HeloName is { } helo)
            records.WriteAttribute(QueueAttributeNames.HeloName, helo);
        records.WriteAttribute(QueueAttributeNames.ProtocolName, session.Protocol);
        records.WriteAttribute(QueueAttributeNames.ClientAddressType, FamilyNumber(client.Family));
    }

    // Numbers of <sys/socket.h>, which .NET does not use for IPv6.
    private static int FamilyNumber(AddressFamily family) => family switch
    {
        AddressFamily.InterNetwork => 2,
        AddressFamily.InterNetworkV6 => 10,
        _ => 0,
    };
}
