<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n recording(s) added</source>
        <translation>
            <numerusform>%n recording added</numerusform>
            <numerusform>%n recordings added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) made here</source>
        <translation>
            <numerusform>%n recording made here</numerusform>
            <numerusform>%n recordings made here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) put into the bin</source>
        <translation>
            <numerusform>%n recording put into the bin</numerusform>
            <numerusform>%n recordings put into the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) taken out of the bin</source>
        <translation>
            <numerusform>%n recording taken out of the bin</numerusform>
            <numerusform>%n recordings taken out of the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) removed for good</source>
        <translation>
            <numerusform>%n recording removed for good</numerusform>
            <numerusform>%n recordings removed for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) changed</source>
        <translation>
            <numerusform>%n recording changed</numerusform>
            <numerusform>%n recordings changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broken off change(s) brought to an end</source>
        <translation>
            <numerusform>%n broken off change brought to an end</numerusform>
            <numerusform>%n broken off changes brought to an end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityController</name>
    <message numerus="yes">
        <source>Delete %n training(s)?</source>
        <translation>
            <numerusform>Delete %n training?</numerusform>
            <numerusform>Delete %n trainings?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear the work of %n training(s)?</source>
        <translation>
            <numerusform>Clear the work of %n training?</numerusform>
            <numerusform>Clear the work of %n trainings?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutomaticDialog</name>
    <message numerus="yes">
        <source>Choose %n recording(s)</source>
        <translation>
            <numerusform>Choose %n recording</numerusform>
            <numerusform>Choose %n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutomaticPreviewCard</name>
    <message numerus="yes">
        <source>%n held out to measure the voice with</source>
        <translation>
            <numerusform>%n held out to measure the voice with</numerusform>
            <numerusform>%n held out to measure the voice with</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are below the minimum quality.</source>
        <translation>
            <numerusform>%n recording is below the minimum quality.</numerusform>
            <numerusform>%n recordings are below the minimum quality.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them selected</source>
        <translation>
            <numerusform>%n of them selected</numerusform>
            <numerusform>%n of them selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message numerus="yes">
        <source>%n recording(s) of it were deleted from the library.</source>
        <translation>
            <numerusform>%n recording of it was deleted from the library.</numerusform>
            <numerusform>%n recordings of it were deleted from the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckpointCard</name>
    <message numerus="yes">
        <source>%n saved state(s).</source>
        <translation>
            <numerusform>%n saved state.</numerusform>
            <numerusform>%n saved states.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComputerCard</name>
    <message numerus="yes">
        <source>%n processor thread(s)</source>
        <translation>
            <numerusform>%n processor thread</numerusform>
            <numerusform>%n processor threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConvertController</name>
    <message numerus="yes">
        <source>%n recording(s) in the queue of conversions are not converted yet. The queue is not kept; what is converted already stays.</source>
        <translation>
            <numerusform>%n recording in the queue of conversions is not converted yet. The queue is not kept; what is converted already stays.</numerusform>
            <numerusform>%n recordings in the queue of conversions are not converted yet. The queue is not kept; what is converted already stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatasetBar</name>
    <message numerus="yes">
        <source>%n recording(s) ticked, not saved as a dataset yet.</source>
        <translation>
            <numerusform>%n recording ticked, not saved as a dataset yet.</numerusform>
            <numerusform>%n recordings ticked, not saved as a dataset yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken out</source>
        <translation>
            <numerusform>%n taken out</numerusform>
            <numerusform>%n taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted from the library</source>
        <translation>
            <numerusform>%n deleted from the library</numerusform>
            <numerusform>%n deleted from the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s), as saved.</source>
        <translation>
            <numerusform>%n recording, as saved.</numerusform>
            <numerusform>%n recordings, as saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Datasets</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message numerus="yes">
        <source>Delete %n recording(s)</source>
        <translation>
            <numerusform>Delete %n recording</numerusform>
            <numerusform>Delete %n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Effort</name>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>%n recording(s) exported to {folder}</source>
        <translation>
            <numerusform>%n recording exported to {folder}</numerusform>
            <numerusform>%n recordings exported to {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n recording(s)</source>
        <translation>
            <numerusform>Export %n recording</numerusform>
            <numerusform>Export %n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) exported</source>
        <translation>
            <numerusform>%n recording exported</numerusform>
            <numerusform>%n recordings exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportReportCard</name>
    <message numerus="yes">
        <source>Show the %n left out</source>
        <translation>
            <numerusform>Show the one left out</numerusform>
            <numerusform>Show the %n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out or missing</source>
        <translation>
            <numerusform>%n left out or missing</numerusform>
            <numerusform>%n left out or missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) are opened in a process of its own. Nothing in them is run, and nothing is kept.</source>
        <translation>
            <numerusform>%n file or folder is opened in a process of its own. Nothing in it is run, and nothing is kept.</numerusform>
            <numerusform>%n files or folders are opened in a process of their own. Nothing in them is run, and nothing is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) can be imported.</source>
        <translation>
            <numerusform>%n voice can be imported.</numerusform>
            <numerusform>%n voices can be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused.</source>
        <translation>
            <numerusform>%n refused.</numerusform>
            <numerusform>%n refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not used.</source>
        <translation>
            <numerusform>%n file not used.</numerusform>
            <numerusform>%n files not used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show every file inside (%n)</source>
        <translation>
            <numerusform>Show the file inside (%n)</numerusform>
            <numerusform>Show every file inside (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n voice(s)</source>
        <translation>
            <numerusform>Import %n voice</numerusform>
            <numerusform>Import %n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message numerus="yes">
        <source>%n more drop(s) waiting</source>
        <translation>
            <numerusform>%n more drop waiting</numerusform>
            <numerusform>%n more drops waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added</source>
        <translation>
            <numerusform>%n recording added</numerusform>
            <numerusform>%n recordings added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n was there already</numerusform>
            <numerusform>%n were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used</source>
        <translation>
            <numerusform>%n could not be used</numerusform>
            <numerusform>%n could not be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not looked at</source>
        <translation>
            <numerusform>%n not looked at</numerusform>
            <numerusform>%n not looked at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectorHead</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message numerus="yes">
        <source>%n recording(s) moved to the bin.</source>
        <translation>
            <numerusform>%n recording moved to the bin.</numerusform>
            <numerusform>%n recordings moved to the bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them belonged to a dataset.</source>
        <translation>
            <numerusform>%n of them belonged to a dataset.</numerusform>
            <numerusform>%n of them belonged to a dataset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) had been removed for good.</source>
        <translation>
            <numerusform>%n recording had been removed for good.</numerusform>
            <numerusform>%n recordings had been removed for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) just added</source>
        <translation>
            <numerusform>%n recording just added</numerusform>
            <numerusform>%n recordings just added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MaterialCard</name>
    <message numerus="yes">
        <source>%n recording(s) are ticked in the library, but all are used.</source>
        <translation>
            <numerusform>%n recording is ticked in the library, but all are used.</numerusform>
            <numerusform>%n recordings are ticked in the library, but all are used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is (are) kept aside, to judge the voice by.</source>
        <translation>
            <numerusform>%n of them is kept aside, to judge the voice by.</numerusform>
            <numerusform>%n of them are kept aside, to judge the voice by.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was (were) deleted since.</source>
        <translation>
            <numerusform>%n was deleted since.</numerusform>
            <numerusform>%n were deleted since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was (were) edited since.</source>
        <translation>
            <numerusform>%n was edited since.</numerusform>
            <numerusform>%n were edited since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message numerus="yes">
        <source>%n recording(s) converted</source>
        <translation>
            <numerusform>%n recording converted</numerusform>
            <numerusform>%n recordings converted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be converted; the queue says why.</source>
        <translation>
            <numerusform>%n could not be converted; the queue says why.</numerusform>
            <numerusform>%n could not be converted; the queue says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%n on the way into the library</source>
        <translation>
            <numerusform>%n on the way into the library</numerusform>
            <numerusform>%n on the way into the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings needed for Lite</source>
        <translation>
            <numerusform>%n recording needed for Lite</numerusform>
            <numerusform>%n recordings needed for Lite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderTabs</name>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>%n thing missing</numerusform>
            <numerusform>%n things missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurgeQuestion</name>
    <message numerus="yes">
        <source>Delete %n recording(s) for good?</source>
        <translation>
            <numerusform>Delete %n recording for good?</numerusform>
            <numerusform>Delete %n recordings for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message numerus="yes">
        <source>{done} of %n recording(s)</source>
        <translation>
            <numerusform>{done} of %n recording</numerusform>
            <numerusform>{done} of %n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) converted</source>
        <translation>
            <numerusform>%n recording converted</numerusform>
            <numerusform>%n recordings converted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadinessCard</name>
    <message numerus="yes">
        <source>%n thing(s) missing. Each has a button that helps.</source>
        <translation>
            <numerusform>%n thing missing. It has a button that helps.</numerusform>
            <numerusform>%n things missing. Each has a button that helps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordLibrary</name>
    <message numerus="yes">
        <source>%n recording(s) of an earlier time wait on the page Record.</source>
        <translation>
            <numerusform>%n recording of an earlier time waits on the page Record.</numerusform>
            <numerusform>%n recordings of an earlier time wait on the page Record.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleView</name>
    <message numerus="yes">
        <source>Add %n recording(s) of at least {quality}</source>
        <translation>
            <numerusform>Add %n recording of at least {quality}</numerusform>
            <numerusform>Add %n recordings of at least {quality}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n more recording(s)</source>
        <translation>
            <numerusform>Add %n more recording</numerusform>
            <numerusform>Add %n more recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n more minute(s)</source>
        <translation>
            <numerusform>Record %n more minute</numerusform>
            <numerusform>Record %n more minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n more second(s)</source>
        <translation>
            <numerusform>Record %n more second</numerusform>
            <numerusform>Record %n more seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n longest to split</source>
        <translation>
            <numerusform>Show the longest to split</numerusform>
            <numerusform>Show the %n longest to split</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n worst</source>
        <translation>
            <numerusform>Show the worst</numerusform>
            <numerusform>Show the %n worst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n transcript(s)</source>
        <translation>
            <numerusform>Write %n transcript</numerusform>
            <numerusform>Write %n transcripts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more recording(s)</source>
        <translation>
            <numerusform>Choose %n more recording</numerusform>
            <numerusform>Choose %n more recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more minute(s)</source>
        <translation>
            <numerusform>Choose %n more minute</numerusform>
            <numerusform>Choose %n more minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n more second(s)</source>
        <translation>
            <numerusform>Choose %n more second</numerusform>
            <numerusform>Choose %n more seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RvcCard</name>
    <message numerus="yes">
        <source>Without a graphics card, ten minutes of recordings would train for about %n hour(s). A trial measures it exactly before you decide.</source>
        <translation>
            <numerusform>Without a graphics card, ten minutes of recordings would train for about %n hour. A trial measures it exactly before you decide.</numerusform>
            <numerusform>Without a graphics card, ten minutes of recordings would train for about %n hours. A trial measures it exactly before you decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ten minutes of recordings would train for about %n minute(s) here. A trial measures it exactly before you decide.</source>
        <translation>
            <numerusform>Ten minutes of recordings would train for about %n minute here. A trial measures it exactly before you decide.</numerusform>
            <numerusform>Ten minutes of recordings would train for about %n minutes here. A trial measures it exactly before you decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message numerus="yes">
        <source>%n sentence(s), with the pauses between them.</source>
        <translation>
            <numerusform>%n sentence.</numerusform>
            <numerusform>%n sentences, with the pauses between them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeechResults</name>
    <message numerus="yes">
        <source>{0} of %n sentence(s)</source>
        <translation>
            <numerusform>{0} of %n sentence</numerusform>
            <numerusform>{0} of %n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n made in {0} s</source>
        <translation>
            <numerusform>%n made in {0} s</numerusform>
            <numerusform>%n made in {0} s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n sentence(s)</source>
        <translation>
            <numerusform>Stopped after %n sentence</numerusform>
            <numerusform>Stopped after %n sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeechSaving</name>
    <message numerus="yes">
        <source>{0} of %n file(s)</source>
        <translation>
            <numerusform>{0} of %n file</numerusform>
            <numerusform>{0} of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsFooter</name>
    <message numerus="yes">
        <source>%n held out</source>
        <translation>
            <numerusform>%n held out</numerusform>
            <numerusform>%n held out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message numerus="yes">
        <source>%n older version(s) are in its folder.</source>
        <translation>
            <numerusform>%n older version is in its folder.</numerusform>
            <numerusform>%n older versions are in its folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceBinDialog</name>
    <message numerus="yes">
        <source>Delete %n voice(s) for good?</source>
        <translation>
            <numerusform>Delete %n voice for good?</numerusform>
            <numerusform>Delete %n voices for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them selected</source>
        <translation>
            <numerusform>%n of them selected</numerusform>
            <numerusform>%n of them selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message numerus="yes">
        <source>%n recording(s) of this workspace</source>
        <translation>
            <numerusform>%n recording of this workspace</numerusform>
            <numerusform>%n recordings of this workspace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceExportDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written: {0}</source>
        <translation>
            <numerusform>%n file written: {0}</numerusform>
            <numerusform>%n files written: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of these names are there. Replace them?</source>
        <translation>
            <numerusform>%n file of this name is there. Replace it?</numerusform>
            <numerusform>%n files of these names are there. Replace them?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceImport</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker row(s)</source>
        <translation>
            <numerusform>%n speaker row</numerusform>
            <numerusform>%n speaker rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n recording(s) only; another choice would give other figures.</source>
        <translation>
            <numerusform>Measured on %n recording only; another choice would give other figures.</numerusform>
            <numerusform>Measured on %n recordings only; another choice would give other figures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoicesController</name>
    <message numerus="yes">
        <source>%n voice(s) imported.</source>
        <translation>
            <numerusform>%n voice imported.</numerusform>
            <numerusform>%n voices imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message numerus="yes">
        <source>%n voice(s) in this workspace</source>
        <translation>
            <numerusform>%n voice in this workspace</numerusform>
            <numerusform>%n voices in this workspace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) not in the library</source>
        <translation>
            <numerusform>%n recording not in the library</numerusform>
            <numerusform>%n recordings not in the library</numerusform>
        </translation>
    </message>
</context>
</TS>
