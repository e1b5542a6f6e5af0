using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// Access control at each stage of the dialogue (SMTPD_ACCESS_README). Every check gives the reply that refuses the request, or
/// null. Shared by all sessions; what a session must remember is in its <see cref="SessionState.Checks"/>.
/// </summary>
internal sealed class AccessPolicy
{
    // Free space must exceed the largest message by this factor, or many clients at once would fill the disk.
    private const double SpaceFactor = 1.5;

    // The newer default of smtpd_relay_restrictions without its last word, which rejects.
    private const string FutureRelayPermits = "permit_mynetworks, permit_sasl_authenticated, permit_auth_destination";

    private readonly Settings _settings;
    private readonly EvaluationRules _rules;
    private readonly SmtpdLog _log;
    private readonly RecipientTables _recipients;
    private readonly RestrictionList _client;
    private readonly RestrictionList _helo;
    private readonly RestrictionList _sender;
    private readonly RestrictionList[] _recipient;

    // What newer defaults would ask of a recipient; null when we have the newer ones, or restrictions of the site's choice.
    private readonly RestrictionList? _futureRelay;
    private readonly bool _judgesRecipientFirstByOldDefault;
    private readonly RestrictionList _etrn;
    private readonly RestrictionList _data;
    private readonly RestrictionList _endOfData;

    /// <summary>Reads all restriction lists.</summary>
    /// <exception cref="ConfigurationException">A restriction class is not defined, an action is unknown, or nothing keeps strangers from relaying.</exception>
    public AccessPolicy(RestrictionContext context)
    {
        _settings = context.Settings;
        _log = context.Log;
        _recipients = context.Recipients;
        TempfailActions.Check(_settings);
        _rules = new EvaluationRules(
            context.Log,
            _settings[MailParameters.SoftBounce],
            _settings[MailParameters.SmtpUtf8Enable],
            context.OpenList(SmtpdAccessParameters.LogAccessPermitActions, MatchSubject.Text));
        RestrictionParser parser = new(context);
        _client = Read(SmtpdAccessParameters.ClientRestrictions);
        _helo = Read(SmtpdAccessParameters.HeloRestrictions);
        _sender = Read(SmtpdAccessParameters.SenderRestrictions);
        RestrictionList relay = Read(SmtpdAccessParameters.RelayRestrictions);
        RestrictionList recipient = Read(SmtpdAccessParameters.RecipientRestrictions);
        RelaySafety.Require(relay, recipient);
        _judgesRecipientFirstByOldDefault =
            LegacyDefaults.AppliesTo(_settings, SmtpdAccessParameters.RelayBeforeRecipientRestrictions);
        if (LegacyDefaults.AppliesTo(_settings, SmtpdAccessParameters.RelayRestrictions))
            _futureRelay = parser.Parse(FutureRelayPermits);
        _recipient = _futureRelay is not null ? [recipient, _futureRelay]
            : _settings[SmtpdAccessParameters.RelayBeforeRecipientRestrictions] ? [relay, recipient] : [recipient, relay];
        _etrn = Read(SmtpdAccessParameters.EtrnRestrictions);
        _data = Read(SmtpdAccessParameters.DataRestrictions);
        _endOfData = Read(SmtpdAccessParameters.EndOfDataRestrictions);

        RestrictionList Read(Parameter<string> parameter) => parser.Parse(_settings[parameter]);
    }

    /// <summary>Whether client, HELO and sender are judged only when the first recipient is known (<c>smtpd_delay_reject</c>).</summary>
    private bool IsDelayed => _settings[SmtpdAccessParameters.DelayReject];

    /// <summary>At connect time, unless judged later.</summary>
    public string? CheckClientEarly(SessionState session) => IsDelayed ? null : CheckClient(session, session.Describe());

    /// <summary>At HELO and EHLO, unless judged later.</summary>
    public string? CheckHeloEarly(SessionState session, string name) =>
        IsDelayed ? null : CheckHelo(session, session.Describe() with { HeloName = name });

    /// <summary>At MAIL, unless judged later.</summary>
    public string? CheckSenderEarly(SessionState session, string sender) =>
        IsDelayed ? null : CheckSender(session, session.Describe() with { Sender = sender });

    /// <summary>At RCPT and VRFY.</summary>
    /// <param name="session">The session.</param>
    /// <param name="recipient">Address in internal form.</param>
    /// <param name="smtputf8">Whether the address may be in UTF-8; null to go by the transaction.</param>
    public string? CheckRecipient(SessionState session, string recipient, bool? smtputf8 = null)
    {
        // RFC 5321, section 4.5.1: "postmaster" without domain is always accepted.
        if (ByteText.EqualsIgnoreCase(recipient, "postmaster"))
            return null;
        RequestFacts facts = session.Describe() with { Recipient = recipient };
        if (smtputf8 is { } allowed)
            facts = facts with { Smtputf8 = allowed };
        session.Checks.Validation.RecipientChecked = false;
        if (IsDelayed && (CheckClient(session, facts) ?? CheckHelo(session, facts) ?? CheckSender(session, facts)) is { } rejection)
            return rejection;
        Evaluation evaluation = NewEvaluation(session, facts, SubjectKind.Recipient, session.Checks.Sender);
        CheckSubject subject = new(SubjectKind.Recipient, recipient);
        Verdict verdict = evaluation.Conclude(RunRecipientLists(evaluation, subject));
        if (verdict != Verdict.Reject && _settings[SmtpdAccessParameters.RejectUnlistedRecipient])
            verdict = _recipients.JudgeOnce(evaluation, AddressRole.Recipient);
        return Finish(session, evaluation, verdict);
    }

    private Verdict RunRecipientLists(Evaluation evaluation, CheckSubject subject)
    {
        Verdict verdict = Verdict.Dunno;
        for (int i = 0; i < _recipient.Length && verdict != Verdict.Reject; i++)
        {
            verdict = evaluation.Run(_recipient[i], subject);
            if (verdict == Verdict.Dunno && ReferenceEquals(_recipient[i], _futureRelay))
                _log.LegacyRelay(subject.Name, evaluation.Request.Client);
            if (verdict == Verdict.Reject && i == 0 && _judgesRecipientFirstByOldDefault)
            {
                _log.LegacyDefault(SmtpdAccessParameters.RelayBeforeRecipientRestrictions, "no",
                    $"to reject recipient \"{subject.Name}\" from client \"{evaluation.Request.Client.NameAddress}\"");
            }
        }
        return verdict;
    }

    /// <summary>At ETRN.</summary>
    public string? CheckEtrn(SessionState session, string domain)
    {
        RequestFacts facts = session.Describe() with { EtrnDomain = domain };
        if (IsDelayed && (CheckClient(session, facts) ?? CheckHelo(session, facts)) is { } rejection)
            return rejection;
        Evaluation evaluation = NewEvaluation(session, facts, SubjectKind.Etrn, session.Checks.Client ?? session.Checks.Helo);
        return Finish(session, evaluation, evaluation.Conclude(evaluation.Run(_etrn, new(SubjectKind.Etrn, domain))));
    }

    /// <summary>At DATA and the first BDAT.</summary>
    public string? CheckData(SessionState session) => CheckContent(session, _data, new(SubjectKind.Data, "DATA"));

    /// <summary>When the message is complete.</summary>
    public string? CheckEndOfData(SessionState session) => CheckContent(session, _endOfData, new(SubjectKind.EndOfData, Stages.EndOfMessage));

    /// <summary>Whether a message of the announced size would be too large.</summary>
    public string? CheckSize(SessionState session, string sender, long size)
    {
        long limit = _settings[MailParameters.MessageSizeLimit];
        return limit > 0 && size > limit
            ? Refuse(session, sender, ErrorClasses.Policy, 552, "5.3.4", "Message size exceeds fixed limit")
            : null;
    }

    /// <summary>Whether the queue has room for another message.</summary>
    public string? CheckSpace(SessionState session, string sender)
    {
        FileSystemSpace space = FileSystem.StatFs(".");
        long needed = _settings[SmtpdParameters.QueueMinfree];
        long limit = _settings[MailParameters.MessageSizeLimit];
        long free = space.AvailableBlocks;
        if (needed / space.BlockSize < free && limit / space.BlockSize < free / SpaceFactor)
            return null;
        _log.LowOnSpace(space.AvailableBytes, SpaceFactor);
        return Refuse(session, sender, ErrorClasses.Resource, 452, "4.3.1", "Insufficient system storage");
    }

    private string? CheckClient(SessionState session, RequestFacts facts)
    {
        Evaluation evaluation = NewEvaluation(session, facts, SubjectKind.Client, null);
        Verdict verdict = evaluation.Run(_client, new(SubjectKind.Client, facts.Client.NameAddress));
        session.Checks.Client = evaluation.DeferIfPermit;
        return Finish(session, evaluation, verdict);
    }

    private string? CheckHelo(SessionState session, RequestFacts facts)
    {
        if (facts.HeloName is not { } name)
            return null;
        Evaluation evaluation = NewEvaluation(session, facts, SubjectKind.Helo, session.Checks.Client);
        Verdict verdict = evaluation.Run(_helo, new(SubjectKind.Helo, name));
        session.Checks.Helo = evaluation.DeferIfPermit;
        return Finish(session, evaluation, verdict);
    }

    private string? CheckSender(SessionState session, RequestFacts facts)
    {
        if (facts.Sender is not { } sender)
            return null;
        session.Checks.Validation.SenderChecked = false;
        Evaluation evaluation = NewEvaluation(session, facts, SubjectKind.Sender, session.Checks.Client ?? session.Checks.Helo);
        Verdict verdict = evaluation.Run(_sender, new(SubjectKind.Sender, sender));
        session.Checks.Sender = evaluation.DeferIfPermit;
        if (verdict != Verdict.Reject && _settings[SmtpdAccessParameters.RejectUnlistedSender] && sender.Length > 0)
            verdict = _recipients.JudgeOnce(evaluation, AddressRole.Sender);
        return Finish(session, evaluation, verdict);
    }

    // The verdict concerns all recipients; naming one of several would mislead.
    private string? CheckContent(SessionState session, RestrictionList list, CheckSubject subject)
    {
        RequestFacts facts = session.Describe();
        if (facts.RecipientCount > 1)
            facts = facts with { Recipient = null };
        Evaluation evaluation = NewEvaluation(session, facts, subject.Kind, null);
        return Finish(session, evaluation, evaluation.Conclude(evaluation.Run(list, subject)));
    }

    private string? Refuse(SessionState session, string sender, ErrorClasses cause, int code, string status, string text)
    {
        Evaluation evaluation = NewEvaluation(session, session.Describe() with { Sender = sender }, SubjectKind.Sender, null);
        return Finish(session, evaluation, evaluation.Reject(cause, code, status, text));
    }

    private Evaluation NewEvaluation(SessionState session, RequestFacts facts, SubjectKind stage, Deferral? pending) =>
        new(facts, stage, session.Checks, _rules, pending);

    private static string? Finish(SessionState session, Evaluation evaluation, Verdict verdict)
    {
        session.Errors |= evaluation.Errors;
        return verdict == Verdict.Reject ? evaluation.Rejection : null;
    }
}
