using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Submission;
using Postfix.Text;
using Postfix.Tls;

namespace Postfix.Smtpd.Session;

/// <summary>One client, as commands see it: its state, the dialogue with it, and the message that it sends.</summary>
internal sealed class SmtpSession
{
    private readonly SmtpdServices _services;
    private readonly Settings _settings;
    private readonly Transcript? _transcript;

    public SmtpSession(SmtpdServices services, Channel channel, SessionState state)
    {
        _services = services;
        _settings = services.Settings;
        // Postmaster notices go through cleanup, which a program on standard input cannot reach.
        _transcript = state.Rights.IsStandAlone || services.Notices.Wanted == ErrorClasses.None ? null : new Transcript();
        State = state;
        Dialogue = new Dialogue(channel, _settings, services.Time);
        Message = new MessageReceipt(this, services);
    }

    public SessionState State { get; }

    public Dialogue Dialogue { get; }

    /// <summary>Receives the content of the message at hand.</summary>
    public MessageReceipt Message { get; }

    /// <summary>Whether a reply announced the end of the session (421, 521).</summary>
    public bool IsHangingUp { get; private set; }

    /// <summary>Why the dialogue ended against the rules.</summary>
    public string? AbortReason { get; set; }

    /// <summary>Sends a reply, late to a client that makes many errors.</summary>
    /// <param name="reply">One line, or several with CR LF between them.</param>
    public void Reply(string reply)
    {
        bool isSlow = State.ErrorCount >= _settings[SmtpdParameters.SoftErrorLimit];
        if (isSlow)
            Thread.Sleep(_settings[SmtpdParameters.ErrorSleepTime]);
        foreach (string line in _services.Replies.Edit(reply, State))
        {
            _transcript?.AddOutput(line);
            _services.Log.Sent(State.Client, line);
            Dialogue.WriteLine(line);
        }
        if (isSlow)
            Dialogue.Flush();
        IsHangingUp |= reply.StartsWith("421", StringComparison.Ordinal) || reply.StartsWith("521", StringComparison.Ordinal);
    }

    /// <summary>Notes a line of the client for the transcript.</summary>
    public void NoteInput(ReadOnlySpan<byte> line)
    {
        if (_transcript is null && !_services.Log.IsVerbose)
            return;
        line = SecretText.Hide(line);
        _transcript?.AddInput(ByteText.FromBytes(line));
        _services.Log.Received(State.Client, line);
    }

    /// <summary>The client told its name; whatever it did before is forgotten.</summary>
    public void Introduce(string name)
    {
        EndTransaction();
        State.HeloName = PrintableText.Neuter(name);
    }

    /// <summary>The session goes on encrypted; what was said in the clear is forgotten (RFC 3207, section 4.2).</summary>
    public void Secure(TlsFacts facts)
    {
        EndTransaction();
        State.HeloName = null;
        State.Tls = facts;
        State.Login = null;
        CloseOffer();
    }

    /// <summary>Offers to let the client log in, where that is possible; after everything that changes the client or its connection.</summary>
    /// <exception cref="FatalException">Nobody can log in now.</exception>
    public void RenewOffer()
    {
        CloseOffer();
        // Where TLS is required, AUTH is one of the commands that wait for it.
        if (!State.Rights.IsStandAlone && (State.Tls is not null || !_services.Tls.Policy.IsRequired))
            State.Offer = _services.Authentication?.Open(State);
    }

    /// <summary>The client becomes another one (XCLIENT).</summary>
    public void Impersonate(ClientIdentity client, string? heloName, string protocol, ClientLogin? login)
    {
        ReportErrors(transcriptLines: 0);
        State.ResetTransaction();
        State.Client = client;
        State.HeloName = heloName;
        State.Protocol = protocol;
        State.Login = login;
        State.Rights = _services.Rights.JudgeAgain(client, State.Rights);
    }

    /// <summary>The client cannot log in for the time being.</summary>
    public void CloseOffer()
    {
        State.Offer?.Dispose();
        State.Offer = null;
    }

    /// <summary>Abandons the message at hand, or clears away after a finished one.</summary>
    public void EndTransaction()
    {
        ReportErrors(_settings[SmtpdParameters.HistoryFlushThreshold]);
        State.ResetTransaction();
    }

    /// <summary>Tells the postmaster about errors once the transcript is longer than this, and starts a new one.</summary>
    public void ReportErrors(int transcriptLines)
    {
        if (_transcript is null || _transcript.Lines.Count <= transcriptLines)
            return;
        if ((State.Errors & _services.Notices.Wanted) != 0)
            _services.Notices.Send(State, _transcript.Lines, AbortReason);
        State.Errors = ErrorClasses.None;
        _transcript.Clear();
    }

    /// <summary>The address in a command, in internal form; null, with a warning in the log, when it is none.</summary>
    public string? ReadAddress(string path, AddressForm form) =>
        ReadAddress(path, form, _settings[SmtpdParameters.StrictRfc821Envelopes]);

    /// <summary>As the other overload, whatever <c>strict_rfc821_envelopes</c> says.</summary>
    public string? ReadAddress(string path, AddressForm form, bool isStrict)
    {
        string? address = EnvelopeAddress.Extract(path, isStrict);
        if (address is not null && (address.Length > 0 ? IsRoutable(address, form) : form.AllowsEmpty))
            return address;
        _services.Log.IllegalAddress(State.Client, State.Stage, path);
        return null;
    }

    /// <summary>Opens the connection to the queue unless it is open; the result says why it cannot be.</summary>
    public bool TryOpenSubmission(out CommandResult failure)
    {
        failure = default;
        MailTransaction transaction = State.Transaction;
        if (transaction.Submission is not null)
            return true;
        try
        {
            transaction.Submission = _services.Store.Open(_services.SubmissionFlags(transaction.Smtputf8));
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            _services.Log.StoreUnavailable(error.Message);
            failure = CommandResult.LocalError(Replies.QueueFileError, ErrorClasses.Resource);
            return false;
        }
        if (State.Rights.IsStandAlone)
            EnvelopeRecords.WriteLocalStart(transaction.Submission.Records, transaction);
        else
            EnvelopeRecords.WriteStart(transaction.Submission.Records, State, _settings[MailParameters.ContentFilter]);
        _services.Log.Client(transaction.Submission.QueueId, State);
        return true;
    }

    // Catches addresses that no routing can make sense of; without SMTPUTF8 also domains that are not ASCII.
    private bool IsRoutable(string address, AddressForm form)
    {
        if (State.Rights.IsStandAlone)
            return true;
        ResolveReply route = _services.Resolver.Resolve(form.Counterpart, address);
        return !route.Flags.HasFlag(ResolveFlags.Error)
            && (form.Smtputf8 || ByteText.IsAscii(route.Recipient.AsSpan(route.Recipient.LastIndexOf('@') + 1)));
    }
}
