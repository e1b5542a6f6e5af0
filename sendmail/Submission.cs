using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Sendmail;

/// <summary>Submits one message through postdrop(1). Failures name the sender and the user: several programs share one log.</summary>
internal sealed class Submission(SendmailOptions options, Settings settings, CommandContext context)
{
    private readonly uint _uid = Credentials.RealUid;
    private string _sender = "";
    private int _recipientCount;

    private DeliverRequestFlags Trace =>
        options.VerifiesOnly ? DeliverRequestFlags.VerifyForUser
        : options.Verbosity == 1 ? DeliverRequestFlags.Record
        : DeliverRequestFlags.None;

    /// <summary>Reads the message and submits it; returns the exit status.</summary>
    public int Run()
    {
        RequireAuthorizedUser();
        QueueSetup.LimitFileSize(settings);
        _sender = EnvelopeSender();
        using PostdropProcess postdrop = StartPostdrop();
        try
        {
            WriteMessage(postdrop.Records);
        }
        catch (PosixException e)
        {
            throw Failure($"error writing queue file: {e.Errno.Describe()}");
        }

        Finish(postdrop);
        if (Trace != DeliverRequestFlags.None)
        {
            context.Terminal.WriteLine($"Mail Delivery Status Report will be mailed to <{_sender}>.");
        }

        return ExitStatus.Ok;
    }

    /// <summary>postdrop enforces this; saying it here spares the user a cryptic failure.</summary>
    private void RequireAuthorizedUser()
    {
        if (UserAccess.FindRefused(settings, CommandParameters.AuthorizedSubmitUsers, _uid, () => context.Log) is { } name)
        {
            throw new FatalException($"User {name}({_uid}) is not allowed to submit mail");
        }
    }

    private string EnvelopeSender()
    {
        if (options.Sender is not { } given)
        {
            return Users.Find(_uid)?.Name
                ?? throw new FatalException($"no login name found for user ID {_uid}");
        }

        List<string> addresses = AddressList.Parse(given);
        if (addresses.Count > 1)
        {
            context.Log.Warning($"-f option specified malformed sender: {given}");
        }

        return addresses.FirstOrDefault("");
    }

    private PostdropProcess StartPostdrop()
    {
        string command = $"{settings[MailParameters.CommandDirectory]}/postdrop";
        try
        {
            return PostdropProcess.Start(command, options.Verbosity > 1 ? options.Verbosity : 0, settings);
        }
        catch (IOException e)
        {
            string reason = e is PosixException posix ? posix.Errno.Describe() : e.Message;
            throw Failure($"unable to execute {command} -r: {reason}");
        }
    }

    private void WriteMessage(RecordWriter records)
    {
        WriteEnvelope(records);
        records.Write(RecordType.Message);
        HeaderRecipients? found = null;
        if (options.VerifiesOnly)
        {
            WriteProbe(records);
        }
        else
        {
            found = CopyContent(records);
        }

        records.Write(RecordType.Extracted);
        foreach (string recipient in found?.Recipients ?? [])
        {
            WriteRecipient(records, recipient);
        }

        if (_recipientCount == 0)
        {
            throw Failure(options.ReadsRecipients
                ? "No recipient addresses found in message header"
                : "Recipient addresses must be specified on the command line or via the -t option");
        }

        records.Write(RecordType.End);
    }

    private void WriteEnvelope(RecordWriter records)
    {
        WriteOptional(records, QueueAttributeNames.EnvelopeId, options.EnvelopeId);
        if (options.Return != ReturnFlags.None)
        {
            records.WriteAttribute(QueueAttributeNames.ReturnFlags, (int)options.Return);
        }

        records.WriteAttribute(QueueAttributeNames.RewriteContext, options.RewriteContext);
        if ((options.FullName ?? FullName.OfUser(_uid)) is { } fullName)
        {
            records.Write(RecordType.FullName, fullName);
        }

        records.Write(RecordType.Sender, _sender);
        WriteOptional(records, QueueAttributeNames.Encoding, options.Encoding);
        if (Trace != DeliverRequestFlags.None)
        {
            records.WriteAttribute(QueueAttributeNames.TraceFlags, (int)Trace);
        }

        if (options.VerpDelimiters is { } delimiters)
        {
            records.Write(RecordType.Verp, Verp(delimiters));
        }

        foreach (string operand in options.Operands)
        {
            // One argument may hold a whole list; one that holds no address stands for the null address.
            List<string> addresses = AddressList.Parse(operand);
            addresses.ForEach(address => WriteRecipient(records, address));
            if (addresses.Count == 0)
            {
                records.Write(RecordType.Recipient);
                _recipientCount++;
            }
        }
    }

    private static void WriteOptional(RecordWriter records, string name, string? value)
    {
        if (value is not null)
        {
            records.WriteAttribute(name, value);
        }
    }

    private void WriteRecipient(RecordWriter records, string address)
    {
        if (options.Notify != NotifyFlags.None)
        {
            records.WriteAttribute(QueueAttributeNames.NotifyFlags, (int)options.Notify);
        }

        records.Write(RecordType.Recipient, address);
        _recipientCount++;
    }

    private string Verp(string delimiters)
    {
        string allowed = settings[MailParameters.VerpDelimiterFilter];
        if (delimiters.Length == 0)
        {
            delimiters = settings[MailParameters.DefaultVerpDelimiters];
        }
        else if (delimiters.Length != 2 || delimiters.AsSpan().ContainsAnyExcept(allowed))
        {
            throw new FatalException($"-V requires two characters from {allowed}");
        }

        return _sender.Length > 0 ? delimiters : throw Failure("-V option requires non-null sender address");
    }

    /// <summary>The message that stands for no message: its recipients are verified, nothing is delivered.</summary>
    private void WriteProbe(RecordWriter records)
    {
        if (_sender.Length > 0)
        {
            records.Write(RecordType.Line, $"From: {_sender}");
        }

        records.Write(RecordType.Line, "Subject: probe");
        if (options.Operands.Count > 0)
        {
            records.Write(RecordType.ContinuedLine, "To:");
        }

        for (int i = 0; i < options.Operands.Count; i++)
        {
            string separator = i + 1 < options.Operands.Count ? "," : "";
            records.Write(RecordType.Line, $"\t{options.Operands[i]}{separator}");
        }
    }

    private HeaderRecipients? CopyContent(RecordWriter records)
    {
        MessageInput input = new(context.Terminal.Input, settings, options.DotEndsInput);
        if (!options.ReadsRecipients)
        {
            input.Copy((type, text) => records.Write(type, text));
            return null;
        }

        HeaderRecipients recipients = new(records, settings[MimeParameters.LineLengthLimit]);
        MimeLimits limits = new(settings[MimeParameters.HeaderSizeLimit], Nesting: 0, BoundaryBytes: 0);
        MimeParser<HeaderRecipients> parser = new(recipients, MimeOptions.DisableMime | MimeOptions.ReportTruncatedHeader, limits);
        input.Copy(parser.Feed);
        parser.Finish();
        return parser.Errors == MimeErrors.None
            ? recipients
            : throw Failure($"unable to extract recipients: {MimeErrorText.Describe(parser.Errors)}");
    }

    private void Finish(PostdropProcess postdrop)
    {
        (CleanupStatus status, string reason) = postdrop.Finish();
        if (status != CleanupStatus.Ok)
        {
            throw Failure(reason.Length > 0 ? reason : CleanupStatusText.Describe(status));
        }
    }

    private FatalException Failure(string what) => new($"{_sender}({_uid}): {what}");
}
